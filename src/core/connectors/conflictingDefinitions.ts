import { compareConnectors } from './connectorIdentity';
import { sameName } from '../model/names';
import type { ConnectionReference } from '../model/solution';
import { type SolutionIdentity, solutionName } from '../model/solutionIdentity';
import type { FactIndex, ReferenceDefinition } from '../model/workspaceIndex';

/** The definitions of a reference's logical name on other connectors that other solutions than this one have. */
export function conflictingDefinitions(
  reference: Pick<ConnectionReference, 'logicalName' | 'apiName' | 'customConnectorId'>,
  solution: SolutionIdentity,
  index: FactIndex,
): ReferenceDefinition[] {
  return index.definitionsOf(reference.logicalName).filter(
    (other) =>
      // Another state of this solution, a twin or a copy, replaces it, and does not stand beside it.
      !sameName(solutionName(other.solution), solutionName(solution)) &&
      compareConnectors(reference, other.reference) === 'other',
  );
}
