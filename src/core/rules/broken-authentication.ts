import type { FlowRule } from './rule';

export const brokenAuthentication: FlowRule = {
  id: 'broken-authentication',
  title: 'Authentication of an action names no parameter',
  defaultSeverity: 'error',
  scope: 'flow',
  description:
    "The authentication of a trigger or action is @parameters('') where $authentication was meant: a shell that wrote the file took the name for a variable of its own.",
  check: ({ flow }, _index, report) => {
    for (const { operation, pointer } of flow.brokenAuthentications) {
      report({
        file: flow.file,
        place: { kind: 'json', pointer, part: 'value' },
        message: `“${operation}” of “${flow.name}” has lost the name of its authentication, $authentication, and fails at run time. Write @parameters('$authentication') again, and see that the shell that wrote it quotes $.`,
        related: [],
        data: { operation, pointer },
      });
    }
  },
  fixes: ({ file, data }, index, { restoreAuthenticationFix }) =>
    restoreAuthenticationFix(file, data.pointer ?? '', index),
};
