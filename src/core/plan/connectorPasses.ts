import { sameName } from '../model/names';
import { groupBy } from '../text/groupBy';
import type { ConnectorPass } from './importPlan';
import { isLiteralConnectionId } from '../settings/literalConnectionId';
import type { Tokens } from '../text/tokens';
import type { PlannedSolution, PlanScope } from './planScope';
import type { ReferenceState, ReferenceStates } from './referenceState';

/**
 * The custom connectors of the planned solutions that connection references use. These references can be mapped only
 * after the environment has the custom connector and a connection for it (docs/imports.md#custom-connectors). Connectors that
 * the environment has already are left out.
 */
export function connectorPasses(
  solutions: readonly PlannedSolution[],
  states: ReferenceStates,
  { novelty, tokens, index }: PlanScope,
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
  // Several solutions can contain a connector. The first import brings it.
  const known = new Set<string>();
  return solutions.flatMap(({ name, solution }) =>
    solution.customConnectors.flatMap((connector): ConnectorPass[] => {
      const isThere =
        known.has(connector.id) ||
        [connector.name, connector.id].some((each) => index.isExternal(solution.manifestFile, each));
      known.add(connector.id);
      const references = connector.id === '' ? [] : (users.get(connector.id) ?? []);
      return isThere || references.length === 0 || !novelty.isNew('customConnector', connector.id, solution)
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
              isMapped: references.some(({ logicalName, holder }) =>
                hasLiteralId(states.get(logicalName, holder), tokens),
              ),
            },
          ];
    }),
  );
}

function hasLiteralId(state: ReferenceState, tokens: Tokens): boolean {
  return state.status === 'mapped' && isLiteralConnectionId(state.connectionId, tokens);
}
