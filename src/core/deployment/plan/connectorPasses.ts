import { sameName } from '../../model/names';
import type { ConnectorPass } from './importPlan';
import type { PlannedSolution } from './planScope';

/** The custom connectors whose references have to wait until the environment has them, and a connection for each. */
export function connectorPasses(solutions: readonly PlannedSolution[]): ConnectorPass[] {
  return solutions.flatMap(({ name, solution }) =>
    solution.customConnectors.flatMap((connector): ConnectorPass[] => {
      const isFor = (id: string | undefined): boolean => connector.id !== '' && id === connector.id;
      const users = solutions.flatMap((by) =>
        by.solution.connectionReferences
          .filter(({ customConnectorId }) => isFor(customConnectorId))
          .map(({ logicalName }) => ({ by, logicalName })),
      );
      return users.length === 0
        ? []
        : [
            {
              connector: connector.name,
              displayName: connector.displayName,
              solution: name,
              holdsItsReferences: users.some(({ by }) => by.solution === solution),
              references: users
                .map(({ logicalName }) => logicalName)
                .filter((each, at, all) => all.findIndex((other) => sameName(each, other)) === at),
            },
          ];
    }),
  );
}
