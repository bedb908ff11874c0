import { connectorDisplayName } from '../edits/connectorDisplayName';
import { bindToReferenceFixes } from '../edits/bindFixes';
import { connectionReferencesPointer } from '../readers/components/flowDefinition';
import { jsonPointer } from '../model/place';
import type { FlowRule } from './rule';

export const rawConnection: FlowRule = {
  id: 'raw-connection',
  title: 'Flow uses a raw connection',
  defaultSeverity: 'error',
  scope: 'flow',
  description:
    'A trigger or action uses a connection entry that names no connection reference. A warning when the flow is off in the source. Solution Checker calls it flow-avoid-connection-mode.',
  check: ({ flow }, _index, report) => {
    const used = new Set(flow.uses.map(({ key }) => key));
    for (const entry of flow.entries) {
      if (entry.rawForm === undefined || !used.has(entry.key)) {
        continue;
      }
      const connector = connectorDisplayName(entry.apiName) || entry.key;
      report({
        file: flow.file,
        place: { kind: 'json', pointer: jsonPointer(connectionReferencesPointer, entry.key), part: 'key' },
        severity: flow.state === 'off' ? 'warning' : 'error',
        message:
          `“${flow.name}” uses ${connector} through a raw connection (${entry.key}). ` +
          'A managed import leaves the flow off, an unmanaged one makes up a connection reference of its own: bind the entry to a connection reference of the solution.',
        related: [],
        data: { key: entry.key, connector: entry.apiName, form: entry.rawForm },
      });
    }
  },
  fixes: (finding, index) => bindToReferenceFixes(finding.file, finding.data['key'] ?? '', index),
};
