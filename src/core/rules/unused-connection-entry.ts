import { connectorDisplayName } from '../connectors/connectorNames';
import { connectionReferencesPointer } from '../model/flow';
import { jsonPointer } from '../model/place';
import type { FlowRule } from './rule';

export const unusedConnectionEntry: FlowRule = {
  id: 'unused-connection-entry',
  title: 'No trigger or action uses a connection entry',
  defaultSeverity: 'hint',
  tag: 'unnecessary',
  scope: 'flow',
  description:
    'An entry of a flow’s connectionReferences that no trigger or action uses. Silent where the flow names a connection that only a run tells.',
  check: ({ flow }, _index, report) => {
    for (const { key, apiName, reference, unused } of flow.entries) {
      if (unused) {
        report({
          file: flow.file,
          place: { kind: 'json', pointer: jsonPointer(connectionReferencesPointer, key), part: 'key' },
          message: `No trigger or action of “${flow.name}” uses this connection to ${connectorDisplayName(apiName) || key}, yet every import has to map it. Remove the entry.`,
          related: [],
          data: { key, connector: apiName, ...(reference !== undefined && { reference }) },
        });
      }
    }
  },
  fixes: ({ file, data }, index, { removeUnusedEntryFix }) => removeUnusedEntryFix(file, data.key ?? '', index),
};
