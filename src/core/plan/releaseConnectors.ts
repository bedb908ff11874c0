import { connectorName } from '../connectors/connectorNames';
import { compareNames, nameKey } from '../model/names';
import type { FactIndex } from '../model/workspaceIndex';
import type { ReleaseConnector } from './importPlan';
import { uniqueBy } from '../text/unique';
import type { PlannedSolution } from './planScope';

/** The connectors that the flows and connection references of the planned solutions have, sorted by their display names. */
export function releaseConnectors(solutions: readonly PlannedSolution[], index: FactIndex): ReleaseConnector[] {
  const found = new Map<string, ReleaseConnector>();
  for (const { solution } of solutions) {
    const entries = [...solution.flows.values()].flatMap((flow) => flow.entries);
    for (const each of [...solution.connectionReferences, ...entries]) {
      const key = nameKey(each.apiName);
      if (key !== '' && !found.has(key)) {
        found.set(key, { connector: each.apiName, connectorName: connectorName(each, index) });
      }
    }
  }
  const sorted = [...found.values()].sort((a, b) => compareNames(a.connectorName, b.connectorName));
  // A custom connector has another API name in every environment.
  return uniqueBy(sorted, ({ connectorName: name }) => nameKey(name));
}
