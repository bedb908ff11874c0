import { defineMessages } from './messages';
import type { FlowRule, RuleText } from './rule';

const messages = defineMessages({
  undeclared: ({ operation, key }: { readonly operation: string; readonly key: string }) =>
    `“${operation}” uses connection key ${key}, which the flow does not declare in connectionReferences. The flow cannot be turned on until this is fixed. Declare the key in connectionReferences, or use a key that the flow declares.`,
});

export const undeclaredConnectionKeyText: RuleText = {
  title: 'Action uses a connection that the flow does not declare',
  description: 'A trigger or action uses a connection key that the flow does not declare in connectionReferences.',
};

export const undeclaredConnectionKey = {
  id: 'undeclared-connection-key',
  defaultSeverity: 'error',
  scope: 'flow',
  messages,
  check: ({ flow, faults }, _index, report) => {
    for (const { use } of faults.filter((fault) => fault.kind === 'undeclaredKey')) {
      const { operation, key, pointer, apiName } = use;
      report({
        file: flow.file,
        place: { kind: 'json', pointer, part: 'value' },
        message: messages.undeclared({ operation, key }),
        related: [],
        data: { key, operation, ...(apiName !== undefined && { connector: apiName }) },
      });
    }
  },
  fixes: ({ file, place }, index, { declareKeyFixes }) =>
    place.kind === 'json' ? declareKeyFixes(file, place.pointer, index) : [],
} satisfies FlowRule;
