import { sameName } from '../model/names';
import { groupBy } from '../text/groupBy';
import type { ConnectorPass } from './importPlan';
import type { Novelty } from './novelty';
import type { PlannedSolution } from './planScope';
import type { ReferenceStates } from './referenceState';

/**
 * The custom connectors of the planned solutions that connection references use. These references can be mapped only
 * after the environment has the custom connector and a connection for it (docs/imports.md#custom-connectors). Connectors that
 * the environment has already are left out.
 */
export function connectorPasses(
  solutions: readonly PlannedSolution[],
  states: ReferenceStates,
  novelty: Novelty,
): ConnectorPass[] {
  const users = groupBy(
    solutions.flatMap((planned) =>
      planned.solution.connectionReferences.map(({ logicalName, customConnectorId }) => ({
        holder: planned,
        logicalName,
        customConnectorId,
      })),
    ),
    ({ customConnectorId }) => customConnectorId,
  );
  return solutions.flatMap(({ name, solution }) =>
    solution.customConnectors.flatMap((connector): ConnectorPass[] => {
      const references = connector.id === '' ? [] : (users.get(connector.id) ?? []);
      return references.length === 0 || !novelty.isNew('customConnector', connector.id, solution)
        ? []
        : [
            {
              connector: connector.name,
              displayName: connector.displayName,
              solution: name,
              holdsItsReferences: references.some(({ holder }) => holder.solution === solution),
              references: references
                .map(({ logicalName }) => logicalName)
                .filter((each, at, all) => all.findIndex((other) => sameName(each, other)) === at),
              isMapped: references.every(
                ({ logicalName, holder }) => states.get(logicalName, holder).status === 'mapped',
              ),
            },
          ];
    }),
  );
}
