import { compareConnectors } from './connectorIdentity';
import { sameName } from '../model/names';
import type { ConnectionReference } from '../model/solution';
import { type SolutionIdentity, solutionName } from '../model/solutionIdentity';
import type { FactIndex, ReferenceDefinition } from '../model/workspaceIndex';

/** The definitions of a reference's logical name in other solutions that are for another connector. */
export function conflictingDefinitions(
  reference: Pick<ConnectionReference, 'logicalName' | 'apiName' | 'customConnectorId'>,
  solution: SolutionIdentity,
  index: FactIndex,
): ReferenceDefinition[] {
  return index.definitionsOf(reference.logicalName).filter(
    (other) =>
      // A twin or copy of this solution has its name. An environment has only one of them, so they cannot conflict.
      !sameName(solutionName(other.solution), solutionName(solution)) &&
      compareConnectors(reference, other.reference) === 'other',
  );
}
