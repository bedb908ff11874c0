import { connectorName } from '../connectors/connectorNames';
import { canvasAppPlace } from './canvasAppPlace';
import { defineMessages } from './messages';
import type { RuleText, SolutionRule } from './rule';

const messages = defineMessages({
  /** @param connector The display name of the connector. Empty if the app does not say which connector it uses. */
  noReference: ({ app, connector }: { readonly app: string; readonly connector: string }) =>
    `Canvas app “${app}” shares a connection${connector && ` to ${connector}`} without a connection reference. Everybody who runs the app uses this connection, and an import cannot map it to a connection of the target environment. Remove the connection from the app, and add the connection again with a connection reference.`,
});

export const canvasSharedConnectionText: RuleText = {
  title: 'Canvas app shares a connection without a connection reference',
  description:
    'A canvas app has an implicitly shared connection (a connection that does not sign in with OAuth) without a connection reference. An import cannot map this connection.',
};

export const canvasSharedConnection = {
  id: 'canvas-shared-connection',
  defaultSeverity: 'information',
  scope: 'solution',
  messages,
  check: ({ solution }, index, report) => {
    for (const app of solution.canvasApps) {
      for (const apiName of new Set(app.sharedConnections)) {
        report({
          file: app.file,
          place: canvasAppPlace(app),
          message: messages.noReference({ app: app.displayName, connector: connectorName({ apiName }, index) }),
          related: [],
          data: { app: app.name, connector: apiName },
        });
      }
    }
  },
} satisfies SolutionRule;
