import { connectorName } from '../connectors/connectorNames';
import { connectionReferencesPointer } from '../model/flow';
import { jsonPointer } from '../model/place';
import { defineMessages } from './messages';
import type { FlowRule, RuleText } from './rule';

const messages = defineMessages({
  unused: ({ flow, connector }: { readonly flow: string; readonly connector: string }) =>
    `“${flow}” does not use this connection to ${connector} in any trigger or action. Somebody still has to map the connection at the first import into an environment. Remove this entry of connectionReferences.`,
});

export const unusedConnectionEntryText: RuleText = {
  title: 'Connection entry is not used by any trigger or action',
  description:
    'No trigger or action of a flow uses an entry in its connectionReferences. Not reported if an expression uses it, chooses a connection at run time, or cannot be read.',
};

export const unusedConnectionEntry = {
  id: 'unused-connection-entry',
  defaultSeverity: 'hint',
  tag: 'unnecessary',
  scope: 'flow',
  messages,
  check: ({ flow }, index, report) => {
    for (const entry of flow.entries) {
      const { key, apiName, reference } = entry;
      if (entry.use === 'none') {
        report({
          file: flow.file,
          place: { kind: 'json', pointer: jsonPointer(connectionReferencesPointer, key), part: 'key' },
          message: messages.unused({ flow: flow.name, connector: connectorName(entry, index) || key }),
          related: [],
          data: { key, connector: apiName, ...(reference !== undefined && { reference }) },
        });
      }
    }
  },
  fixes: ({ file, data }, index, { removeUnusedEntryFix }) => removeUnusedEntryFix(file, data.key ?? '', index),
} satisfies FlowRule;
