import { sameName } from '../model/names';
import { groupBy } from '../text/groupBy';
import type { ConnectorPass } from './importPlan';
import type { PlannedSolution } from './planScope';

/**
 * The custom connectors of the planned solutions that connection references use. These references can be mapped only
 * after the environment has the custom connector and a connection for it (docs/imports.md#custom-connectors).
 */
export function connectorPasses(solutions: readonly PlannedSolution[]): ConnectorPass[] {
  const users = groupBy(
    solutions.flatMap((planned) =>
      planned.solution.connectionReferences.map(({ logicalName, customConnectorId }) => ({
        holder: planned.solution,
        logicalName,
        customConnectorId,
      })),
    ),
    ({ customConnectorId }) => customConnectorId,
  );
  return solutions.flatMap(({ name, solution }) =>
    solution.customConnectors.flatMap((connector): ConnectorPass[] => {
      const references = connector.id === '' ? [] : (users.get(connector.id) ?? []);
      return references.length === 0
        ? []
        : [
            {
              connector: connector.name,
              displayName: connector.displayName,
              solution: name,
              holdsItsReferences: references.some(({ holder }) => holder === solution),
              references: references
                .map(({ logicalName }) => logicalName)
                .filter((each, at, all) => all.findIndex((other) => sameName(each, other)) === at),
            },
          ];
    }),
  );
}
