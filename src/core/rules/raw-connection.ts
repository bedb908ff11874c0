import { connectorName } from '../connectors/connectorNames';
import { connectionReferencesPointer } from '../model/flow';
import { jsonPointer } from '../model/place';
import { defineMessages } from './messages';
import type { FlowRule, RuleText } from './rule';

interface Use {
  readonly flow: string;
  readonly connector: string;
  readonly key: string;
}

const messages = defineMessages({
  leftOffByImport: ({ flow, connector, key }: Use) =>
    `“${flow}” uses a raw connection to ${connector} (${key}). A managed import leaves the flow turned off; an unmanaged import replaces the connection with a new connection reference, which may have no connection. Use a connection reference instead.`,
  offInSource: ({ flow, connector, key }: Use) =>
    `“${flow}” uses a raw connection to ${connector} (${key}). The flow is turned off in the source files, and after a managed import it cannot be turned on until somebody sets the connection by hand. Use a connection reference instead.`,
});

export const rawConnectionText: RuleText = {
  title: 'Flow uses a raw connection',
  description:
    'A trigger or action uses a connection entry without a connection reference. A warning if the flow is turned off in the source files. Solution Checker reports the same as flow-avoid-connection-mode.',
};

export const rawConnection = {
  id: 'raw-connection',
  defaultSeverity: 'error',
  scope: 'flow',
  messages,
  check: ({ flow, faults }, index, report) => {
    for (const { entry } of faults.filter((fault) => fault.kind === 'raw')) {
      const connector = connectorName(entry, index) || entry.key;
      const use = { flow: flow.name, connector, key: entry.key };
      report({
        file: flow.file,
        place: { kind: 'json', pointer: jsonPointer(connectionReferencesPointer, entry.key), part: 'key' },
        // If the flow's metadata cannot be read, the flow may be turned off, so use the weaker severity.
        severity: flow.state === 'off' || flow.state === 'unreadable' ? 'warning' : 'error',
        message: flow.state === 'off' ? messages.offInSource(use) : messages.leftOffByImport(use),
        related: [],
        data: { key: entry.key, connector: entry.apiName, form: entry.rawForm ?? '' },
      });
    }
  },
  fixes: (finding, index, { bindToReferenceFixes }) =>
    bindToReferenceFixes(finding.file, finding.data.key ?? '', index),
} satisfies FlowRule;
