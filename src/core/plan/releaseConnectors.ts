import { connectorName } from '../connectors/connectorNames';
import { compareNames } from '../model/names';
import type { FactIndex } from '../model/workspaceIndex';
import type { ReleaseConnector } from './importPlan';
import type { PlannedSolution } from './planScope';

/** The connectors that the flows and connection references of the planned solutions have, sorted by their display names. */
export function releaseConnectors(solutions: readonly PlannedSolution[], index: FactIndex): ReleaseConnector[] {
  const byName = new Map<string, ReleaseConnector>();
  for (const { solution } of solutions) {
    const entries = [...solution.flows.values()].flatMap((flow) => flow.entries);
    for (const each of [...solution.connectionReferences, ...entries]) {
      const name = connectorName(each, index);
      if (each.apiName !== '' && !byName.has(name)) {
        byName.set(name, { connector: each.apiName, connectorName: name });
      }
    }
  }
  return [...byName.values()].sort((a, b) => compareNames(a.connectorName, b.connectorName));
}
