import { sameName } from '../model/names';
import { groupBy } from '../text/groupBy';
import type { ConnectorPass } from './importPlan';
import type { PlannedSolution } from './planScope';

/** The custom connectors whose references have to wait until the environment has them, and a connection for each. */
export function connectorPasses(solutions: readonly PlannedSolution[]): ConnectorPass[] {
  const users = groupBy(
    solutions.flatMap((by) =>
      by.solution.connectionReferences.map(({ logicalName, customConnectorId }) => ({
        by,
        logicalName,
        customConnectorId,
      })),
    ),
    ({ customConnectorId }) => customConnectorId,
  );
  return solutions.flatMap(({ name, solution }) =>
    solution.customConnectors.flatMap((connector): ConnectorPass[] => {
      const itsUsers = connector.id === '' ? [] : (users.get(connector.id) ?? []);
      return itsUsers.length === 0
        ? []
        : [
            {
              connector: connector.name,
              displayName: connector.displayName,
              solution: name,
              holdsItsReferences: itsUsers.some(({ by }) => by.solution === solution),
              references: itsUsers
                .map(({ logicalName }) => logicalName)
                .filter((each, at, all) => all.findIndex((other) => sameName(each, other)) === at),
            },
          ];
    }),
  );
}
