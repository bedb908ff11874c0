import { connectionReferencesPointer } from '../model/flow';
import { defineMessages } from './messages';
import type { FlowRule, RuleText } from './rule';

const messages = defineMessages({
  noParameter: ({ flow }: { readonly flow: string }) =>
    `“${flow}” has connections, but its definition has no parameter $connections. A flow run gets its connections through this parameter, so the flow cannot be turned on. Add the parameter to the definition.`,
});

export const missingConnectionsParameterText: RuleText = {
  title: 'Flow has connections but no parameter $connections',
  description:
    'A flow has entries in connectionReferences, but its definition has no parameter $connections. A flow run gets its connections through this parameter.',
};

export const missingConnectionsParameter = {
  id: 'missing-connections-parameter',
  defaultSeverity: 'error',
  scope: 'flow',
  messages,
  check: ({ flow, faults }, _index, report) => {
    if (faults.some(({ kind }) => kind === 'noConnectionsParameter')) {
      report({
        file: flow.file,
        place: { kind: 'json', pointer: connectionReferencesPointer, part: 'key' },
        message: messages.noParameter({ flow: flow.name }),
        related: [],
        data: {},
      });
    }
  },
  fixes: ({ file }, index, { addConnectionsParameterFix }) => addConnectionsParameterFix(file, index),
} satisfies FlowRule;
