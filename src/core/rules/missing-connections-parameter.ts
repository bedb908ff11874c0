import { connectionReferencesPointer } from '../model/flow';
import type { FlowRule } from './rule';

export const missingConnectionsParameter: FlowRule = {
  id: 'missing-connections-parameter',
  title: 'Flow has connections and no parameter for them',
  defaultSeverity: 'error',
  scope: 'flow',
  description:
    'A flow has entries in connectionReferences, and its definition has no parameter $connections through which a run gets them.',
  check: ({ flow }, _index, report) => {
    if (flow.lacksConnectionsParameter && flow.entries.length > 0) {
      report({
        file: flow.file,
        place: { kind: 'json', pointer: connectionReferencesPointer, part: 'key' },
        message: `“${flow.name}” has connections, but its definition has no parameter $connections through which a run gets them: it cannot be switched on like this. Add the parameter.`,
        related: [],
        data: {},
      });
    }
  },
  fixes: ({ file }, index, { addConnectionsParameterFix }) => addConnectionsParameterFix(file, index),
};
