import { connectionReferencesPointer } from '../model/flow';
import { connectorDisplayName } from '../connectors/connectorNames';

import type { Flow } from '../model/flow';
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
    for (const entry of flow.entries) {
      if (entry.rawForm === undefined || entry.usedBy.length === 0) {
        continue;
      }
      const connector = connectorDisplayName(entry.apiName) || entry.key;
      report({
        file: flow.file,
        place: { kind: 'json', pointer: jsonPointer(connectionReferencesPointer, entry.key), part: 'key' },
        // Where the state cannot be read, the weaker one: it may be off.
        severity: flow.state === 'off' || flow.state === 'unreadable' ? 'warning' : 'error',
        message: `Raw connection to ${connector} (${entry.key}): ${consequence(flow)} Bind it to a connection reference.`,
        related: [],
        data: { key: entry.key, connector: entry.apiName, form: entry.rawForm },
      });
    }
  },
  fixes: (finding, index, { bindToReferenceFixes }) =>
    bindToReferenceFixes(finding.file, finding.data.key ?? '', index),
};

function consequence({ name, state }: Flow): string {
  return state === 'off'
    ? `“${name}” is off in the source, and cannot be switched on after a managed import until somebody connects it by hand.`
    : `a managed import leaves “${name}” off, an unmanaged one replaces the connection by a reference of its own.`;
}
