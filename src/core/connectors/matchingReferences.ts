import { conflictingDefinitions } from './conflictingDefinitions';
import type { ConnectionEntry } from '../model/flow';
import { isCustomApiName, nameKey, sameName } from '../model/names';
import { connectorsDiffer } from './connectorsDiffer';
import type { ConnectionReference, Solution } from '../model/solution';
import type { WorkspaceIndex } from '../model/workspaceIndex';

/** What says which connector an entry is for. */
export type NamesConnector = Pick<ConnectionEntry, 'apiName' | 'apiLogicalName'>;

/** The references of a solution that an entry could use, those that most flows of the solution use first. */
export function matchingReferences(
  entry: NamesConnector,
  solution: Solution,
  index: WorkspaceIndex,
): ConnectionReference[] {
  return solution.connectionReferences
    .filter((reference) => stands(reference, entry, index))
    .map((reference) => ({ reference, users: countFlowsOf(solution, reference, index) }))
    .sort((a, b) => b.users - a.users || compareNames(a.reference, b.reference))
    .map(({ reference }) => reference);
}

/**
 * Whether a reference is for the connector of an entry: custom connectors by GUID where the workspace holds them, and
 * everything else by API name.
 */
function stands(reference: ConnectionReference, entry: NamesConnector, index: WorkspaceIndex): boolean {
  const held = entry.apiLogicalName === undefined ? [] : index.connectorsNamed(entry.apiLogicalName);
  if (held.length > 0) {
    return held.some(({ connector }) => connector.id !== '' && connector.id === reference.customConnectorId);
  }
  const entryIsCustom = entry.apiLogicalName !== undefined || isCustomApiName(entry.apiName);
  return (
    entry.apiName !== '' &&
    sameName(reference.apiName, entry.apiName) &&
    (reference.customConnectorId === undefined || entryIsCustom)
  );
}

/**
 * Whether a reference can be defined in a solution: not where another solution has the name on another connector, and only
 * where it suits every flow that names it already.
 */
export function canBeDefined(
  reference: Pick<ConnectionReference, 'logicalName' | 'apiName' | 'customConnectorId'>,
  solution: Solution,
  index: WorkspaceIndex,
): boolean {
  if (conflictingDefinitions(reference, solution, index).length > 0) {
    return false;
  }
  return [...index.usersOf(reference.logicalName)]
    .flatMap((file) => index.flow(file)?.entries ?? [])
    .filter((entry) => entry.reference !== undefined && sameName(entry.reference, reference.logicalName))
    .every((entry) => entry.apiName === '' || !connectorsDiffer(entry, reference, index));
}

function countFlowsOf(solution: Solution, reference: ConnectionReference, index: WorkspaceIndex): number {
  return [...index.usersOf(reference.logicalName)].filter((file) => solution.flows.has(file)).length;
}

function compareNames(a: ConnectionReference, b: ConnectionReference): number {
  const [left, right] = [nameKey(a.logicalName), nameKey(b.logicalName)];
  return left < right ? -1 : left > right ? 1 : 0;
}
