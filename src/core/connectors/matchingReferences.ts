import { compareNames, sameName } from '../model/names';
import type { ConnectionReference, Solution } from '../model/solution';
import type { WorkspaceIndex } from '../model/workspaceIndex';
import { conflictingDefinitions } from './conflictingDefinitions';
import { compareEntry, type EntryConnector } from './connectorIdentity';

/**
 * The connection references of a solution that a flow's connection entry can use, because they are for the same
 * connector. The reference that most flows of the solution use comes first. A reference without a logical name can't be
 * used.
 */
export function matchingReferences(
  entry: EntryConnector,
  solution: Solution,
  index: WorkspaceIndex,
): ConnectionReference[] {
  return solution.connectionReferences
    .filter((reference) => reference.logicalName !== '' && compareEntry(entry, reference, index) === 'same')
    .map((reference) => ({ reference, users: countFlowsOf(solution, reference, index) }))
    .sort((a, b) => b.users - a.users || compareNames(a.reference.logicalName, b.reference.logicalName))
    .map(({ reference }) => reference);
}

/**
 * Whether a connection reference can be defined in a solution. It cannot if another solution defines its logical name
 * for another connector, or if a flow already uses its logical name with another connector.
 */
export function canBeDefined(
  reference: Pick<ConnectionReference, 'logicalName' | 'apiName' | 'customConnectorId'>,
  solution: Solution,
  index: WorkspaceIndex,
): boolean {
  if (conflictingDefinitions(reference, solution, index).length > 0) {
    return false;
  }
  return [...index.usersOf('connectionReference', reference.logicalName)]
    .flatMap((file) => index.flow(file)?.entries ?? [])
    .filter((entry) => entry.reference !== undefined && sameName(entry.reference, reference.logicalName))
    .every((entry) => entry.apiName === '' || compareEntry(entry, reference, index) !== 'other');
}

function countFlowsOf(solution: Solution, reference: ConnectionReference, index: WorkspaceIndex): number {
  return [...index.usersOf('connectionReference', reference.logicalName)].filter((file) => solution.flows.has(file))
    .length;
}
