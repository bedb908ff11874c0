import { isCustomConnector } from '../connectors/connectorIdentity';
import type { ComponentOwners } from '../dependencies/componentOwners';
import type { ConnectorNames } from '../connectors/connectorNames';
import type { CanvasStep } from './importPlan';
import type { PlannedSolution } from './planScope';
import { compareNames } from '../model/names';

/** What has to be done by hand in canvas apps after the import. */
export function canvasSteps(
  solutions: readonly PlannedSolution[],
  owners: ComponentOwners,
  connectors: ConnectorNames,
): CanvasStep[] {
  return solutions.flatMap((by) =>
    [...by.solution.canvasApps]
      .sort((a, b) => compareNames(a.displayName, b.displayName))
      .flatMap((app): CanvasStep[] => {
        const step = { app: app.displayName, solution: by.name, makesUnmanagedLayer: by.managed };
        const custom = [...new Set(app.references)].flatMap((name): CanvasStep[] => {
          const definition = owners.definition(name, by.solution);
          return definition && isCustomConnector(definition)
            ? [
                {
                  ...step,
                  kind: 'customConnectorReference',
                  connector: definition.apiName,
                  connectorName: connectors.nameOf(definition.apiName, definition.customConnectorId),
                  reference: name,
                },
              ]
            : [];
        });
        return [
          ...custom,
          ...[...new Set(app.sharedConnections)].map((connector): CanvasStep => ({
            ...step,
            kind: 'sharedConnection',
            connector,
            connectorName: connectors.nameOf(connector),
            reference: null,
          })),
        ];
      }),
  );
}
