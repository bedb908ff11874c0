import { isOnCustomConnector } from './isOnCustomConnector';
import { sameName } from './names';
import type { ConnectionReference } from './solution';
import { type SolutionIdentity, solutionName } from './solutionIdentity';
import type { FactIndex, ReferenceDefinition } from './workspaceIndex';

type Connector = Pick<ConnectionReference, 'apiName' | 'customConnectorId'>;

/** The definitions of a reference's logical name on other connectors that other solutions than this one have. */
export function conflictingDefinitions(
  reference: Connector & Pick<ConnectionReference, 'logicalName'>,
  solution: SolutionIdentity,
  index: FactIndex,
): ReferenceDefinition[] {
  return index.definitionsOf(reference.logicalName).filter(
    (other) =>
      // Another state of this solution, a twin or a copy, replaces it, and does not stand beside it.
      !sameName(solutionName(other.solution), solutionName(solution)) &&
      areOnDifferentConnectors(reference, other.reference),
  );
}

/** Of custom connectors only the GUID tells (formats.md §6). */
function areOnDifferentConnectors(a: Connector, b: Connector): boolean {
  if (a.apiName === '' || b.apiName === '' || sameName(a.apiName, b.apiName)) {
    return false;
  }
  if (a.customConnectorId !== undefined && b.customConnectorId !== undefined) {
    return a.customConnectorId !== b.customConnectorId;
  }
  return !(isOnCustomConnector(a) && isOnCustomConnector(b));
}
