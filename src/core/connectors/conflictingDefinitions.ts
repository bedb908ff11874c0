import { compareConnectors } from './connectorIdentity';
import type { ConnectionReference } from '../model/solution';
import { haveSameName, type SolutionIdentity } from '../model/solutionIdentity';
import type { FactIndex, ReferenceDefinition } from '../model/workspaceIndex';

/** The definitions in other solutions that have a reference's logical name but are for another connector. */
export function conflictingDefinitions(
  reference: Pick<ConnectionReference, 'logicalName' | 'apiName' | 'customConnectorId'>,
  solution: SolutionIdentity,
  index: FactIndex,
): ReferenceDefinition[] {
  return index.definitionsOf(reference.logicalName).filter(
    (other) =>
      // A twin or copy of the given solution has the same name. An environment has only one of these solutions, so
      // their definitions cannot conflict.
      !haveSameName(other.solution, solution) && compareConnectors(reference, other.reference) === 'other',
  );
}
