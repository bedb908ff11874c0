import { defineMessages } from './messages';
import type { FlowRule, RuleText } from './rule';

const messages = defineMessages({
  emptyParameterName: ({ operation, flow }: { readonly operation: string; readonly flow: string }) =>
    `“${operation}” of flow “${flow}” has the authentication @parameters(''), so “${operation}” fails at run time. Change it to @parameters('$authentication'). If a shell script writes this file, quote the $ sign in that script.`,
});

export const brokenAuthenticationText: RuleText = {
  title: 'Authentication of an action has lost its parameter name',
  description:
    "The authentication of a trigger or action is @parameters('') instead of @parameters('$authentication'). This happens when a shell script writes the file and replaces $authentication with an empty variable.",
};

export const brokenAuthentication = {
  id: 'broken-authentication',
  defaultSeverity: 'error',
  scope: 'flow',
  messages,
  check: ({ flow }, _index, report) => {
    for (const { operation, pointer } of flow.brokenAuthentications) {
      report({
        file: flow.file,
        place: { kind: 'json', pointer, part: 'value' },
        message: messages.emptyParameterName({ operation, flow: flow.name }),
        related: [],
        data: { operation, pointer },
      });
    }
  },
  fixes: ({ file, data }, index, { restoreAuthenticationFix }) =>
    restoreAuthenticationFix(file, data.pointer ?? '', index),
} satisfies FlowRule;
