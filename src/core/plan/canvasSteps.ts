import { isCustomConnector } from '../connectors/connectorIdentity';
import type { ComponentOwners } from '../dependencies/componentOwners';
import { connectorName } from '../connectors/connectorNames';
import type { CanvasStep } from './importPlan';
import type { PlannedSolution } from './planScope';
import { compareNames } from '../model/names';
import type { FactIndex } from '../model/workspaceIndex';

/**
 * The manual steps for the canvas apps of the planned solutions, because an import cannot do them
 * (docs/formats.md#canvas-apps).
 */
export function canvasSteps(
  solutions: readonly PlannedSolution[],
  owners: ComponentOwners,
  index: FactIndex,
): CanvasStep[] {
  return solutions.flatMap((planned) =>
    [...planned.solution.canvasApps]
      .sort((a, b) => compareNames(a.displayName, b.displayName))
      .flatMap((app): CanvasStep[] => {
        const step = { app: app.displayName, solution: planned.name, makesUnmanagedLayer: planned.managed };
        // The limit is known for canvas apps only, and not for code apps.
        const custom = (app.isCodeApp ? [] : [...new Set(app.references)]).flatMap((name): CanvasStep[] => {
          const definition = owners.definition(name, planned.solution);
          return definition && isCustomConnector(definition)
            ? [
                {
                  ...step,
                  kind: 'customConnectorReference',
                  connector: definition.apiName,
                  connectorName: connectorName(definition, index),
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
            connectorName: connectorName({ apiName: connector }, index),
            reference: null,
          })),
        ];
      }),
  );
}
