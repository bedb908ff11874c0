import { connectorDisplayName } from '../connectors/connectorNames';
import { canvasAppPlace } from './canvasAppPlace';
import type { SolutionRule } from './rule';

export const canvasSharedConnection: SolutionRule = {
  id: 'canvas-shared-connection',
  title: 'Canvas app shares a connection without a connection reference',
  defaultSeverity: 'information',
  scope: 'solution',
  description:
    'A canvas app has an implicitly shared connection, one that does not sign in with OAuth, and no connection reference for it. An import cannot map it.',
  check: ({ solution }, _index, report) => {
    for (const app of solution.canvasApps) {
      for (const apiName of new Set(app.sharedConnections)) {
        const connector = connectorDisplayName(apiName) || 'a connector';
        report({
          file: app.file,
          place: canvasAppPlace(app),
          message: `“${app.displayName}” shares a connection to ${connector} with everybody who runs it, and has no connection reference for it: no import can map it to a connection of its environment. Remove the connection from the app, and add it again with a connection reference.`,
          related: [],
          data: { app: app.name, connector: apiName },
        });
      }
    }
  },
};
