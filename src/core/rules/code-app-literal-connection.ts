import { connectorName } from '../connectors/connectorNames';
import { jsonPointer } from '../model/place';
import { defineMessages } from './messages';
import type { CodeAppRule, RuleText } from './rule';

const messages = defineMessages({
  /** @param connector The display name of the connector. Empty if the app does not say which connector it uses. */
  noReference: ({ app, connector }: { readonly app: string; readonly connector: string }) =>
    `Code app “${app}” contains the id of a connection${connector && ` to ${connector}`}. Everybody who runs the app uses this connection, and other environments do not have it. Add the data source again with a connection reference.`,
});

export const codeAppLiteralConnectionText: RuleText = {
  title: 'Code app contains the id of a connection',
  description:
    'The power.config.json of a code app project contains the id of a shared connection without a connection reference. An import cannot map this connection to one of the target environment.',
};

export const codeAppLiteralConnection = {
  id: 'code-app-literal-connection',
  defaultSeverity: 'information',
  scope: 'codeApp',
  messages,
  check: ({ codeApp }, index, report) => {
    const tokens = index.tokens(codeApp.file);
    for (const { pointer, apiName, sharedConnectionId, reference } of codeApp.connections) {
      // A pipeline replaces a token by the id of the target environment.
      if (sharedConnectionId !== undefined && reference === undefined && !tokens.holdsToken(sharedConnectionId)) {
        report({
          file: codeApp.file,
          place: { kind: 'json', pointer: jsonPointer(pointer, 'sharedConnectionId'), part: 'value' },
          message: messages.noReference({ app: codeApp.displayName, connector: connectorName({ apiName }, index) }),
          related: [],
          data: { app: codeApp.displayName, connector: apiName, pointer },
        });
      }
    }
  },
} satisfies CodeAppRule;
