import type { FlowRule } from './rule';

export const undeclaredConnectionKey: FlowRule = {
  id: 'undeclared-connection-key',
  title: 'Action uses a connection that the flow does not declare',
  defaultSeverity: 'error',
  scope: 'flow',
  description: 'A trigger or action names a connection key that the flow’s connectionReferences lack.',
  check: ({ flow }, _index, report) => {
    for (const use of flow.undeclaredUses) {
      report({
        file: flow.file,
        place: { kind: 'json', pointer: use.pointer, part: 'value' },
        message:
          `“${use.operation}” uses the connection ${use.key}, which connectionReferences does not declare. ` +
          'The flow cannot be switched on like this: declare the key, or name one that is declared.',
        related: [],
        data: { key: use.key, operation: use.operation, ...(use.apiName !== undefined && { connector: use.apiName }) },
      });
    }
  },
  fixes: ({ file, place }, index, { declareKeyFixes }) =>
    place.kind === 'json' ? declareKeyFixes(file, place.pointer, index) : [],
};
