import { connectorName } from '../connectors/connectorNames';
import { type ConnectionEntry, connectionReferencesPointer, type Flow } from '../model/flow';
import { jsonPointer } from '../model/place';
import { defineMessages, type Message } from './messages';
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
  mayBeUsed: ({ flow, connector, key }: Use) =>
    `“${flow}” may use a raw connection to ${connector} (${key}), although no trigger or action refers to this key. If it does, the flow cannot be turned on after a managed import until somebody sets the connection by hand. Use a connection reference instead.`,
});

export const rawConnectionText: RuleText = {
  title: 'Flow uses a raw connection',
  description:
    'A trigger, an action or an expression uses, or may use, a connection entry without a connection reference. A warning if the flow is turned off in the source files. Solution Checker reports the same as flow-avoid-connection-mode.',
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
        message: messageFor(entry, flow)(use),
        related: [],
        data: { key: entry.key, connector: entry.apiName, form: entry.rawForm ?? '' },
      });
    }
  },
  fixes: (finding, index, { bindToReferenceFixes }) =>
    bindToReferenceFixes(finding.file, finding.data.key ?? '', index),
} satisfies FlowRule;

function messageFor({ use }: ConnectionEntry, { state }: Flow): (use: Use) => Message {
  if (use === 'possible') {
    return messages.mayBeUsed;
  }
  return state === 'off' ? messages.offInSource : messages.leftOffByImport;
}
