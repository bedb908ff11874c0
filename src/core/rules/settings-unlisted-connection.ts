import { type ConnectionDoubt, ConnectionList } from '../settings/connectionList';
import { SettingsDefinitions } from '../settings/settingsDefinitions';
import { completeSettings } from './completeSettings';
import { defineMessages, type Message } from './messages';
import type { RuleText, SettingsRule } from './rule';

interface ListedReference {
  readonly reference: string;
  readonly environment: string;
}

const messages = defineMessages({
  unlisted: ({ reference, environment }: ListedReference) =>
    `The connection of ${reference} is not in the list of connections of ${environment}. Another account may own the connection; if no account does, the import fails. Look up the id in the maker portal.`,
  notConnected: ({ reference, environment, status }: ListedReference & { readonly status: string }) =>
    `The connection of ${reference} has the status “${status}” in the list of connections of ${environment}. Flows that use it may fail. Fix the connection in the maker portal, or use another one.`,
});

export const settingsUnlistedConnectionText: RuleText = {
  title: 'The connection is not in the list of connections of its environment',
  description:
    'A connection id is not in the list that `connref check --connections` was given for the environment, or the connection has a status other than Connected in it. Without a list, as in the editor, nothing is reported.',
};

export const settingsUnlistedConnection = {
  id: 'settings-unlisted-connection',
  defaultSeverity: 'warning',
  scope: 'settings',
  messages,
  check: (subject, index, report) => {
    const { settings, target, environment } = subject;
    const connections = index.listedConnections(environment);
    const environmentSettings = connections.length > 0 ? completeSettings(subject, index) : undefined;
    if (!environmentSettings) {
      return;
    }
    const list = new ConnectionList(connections);
    const definitions = new SettingsDefinitions(target, index);
    const tokens = index.tokens(settings.file);
    for (const { logicalName, connectionId, connectorId, pointer } of settings.references) {
      const apiNames = definitions.references(logicalName).map(({ apiName }) => apiName);
      const doubt = list.doubtAbout({ connectionId, connectorId, apiNames }, tokens);
      // Skip an id that has no effect, because a later settings file of the environment replaces it.
      if (doubt && environmentSettings.connectionIds(logicalName).has(connectionId)) {
        report({
          file: settings.file,
          place: { kind: 'json', pointer: `${pointer}/ConnectionId`, part: 'value' },
          message: messageOf(doubt, { reference: logicalName, environment: environment.name }),
          related: [],
          data: {
            reference: logicalName,
            pointer,
            connection: connectionId,
            ...(doubt.kind === 'notConnected' && { status: doubt.status }),
          },
        });
      }
    }
  },
} satisfies SettingsRule;

function messageOf(doubt: ConnectionDoubt, shown: ListedReference): Message {
  return doubt.kind === 'unlisted'
    ? messages.unlisted(shown)
    : messages.notConnected({ ...shown, status: doubt.status });
}
