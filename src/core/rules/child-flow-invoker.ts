import { connectionReferencesPointer } from '../model/flow';
import { jsonPointer } from '../model/place';
import { calledFlow } from './calledFlow';
import type { FlowRule } from './rule';
import { listed } from '../text/listed';
import { agree } from '../text/countOf';

export const childFlowInvoker: FlowRule = {
  id: 'child-flow-invoker',
  title: 'Called child flow uses connections of the run-only user',
  defaultSeverity: 'warning',
  scope: 'flow',
  description:
    'A flow calls a child flow that has connection entries for the run-only user, which a child flow may not have. The service calls it ChildFlowUnsupportedForInvokerConnections.',
  check: ({ flow, solution }, index, report) => {
    for (const call of flow.childFlows) {
      const called = calledFlow(call, solution, index);
      if (!called) {
        continue;
      }
      const child = called.flow;
      const keys = child.entries.filter(({ runtimeSource }) => runtimeSource === 'invoker').map(({ key }) => key);
      if (keys.length > 0) {
        report({
          file: flow.file,
          place: { kind: 'json', pointer: call.pointer, part: 'value' },
          message: `“${call.operation}” calls “${child.name}”, where ${listed(keys)} ${agree(keys.length, 'uses', 'use')} the connection of whoever runs it: “${flow.name}” cannot be saved or switched on like this. Let the child flow use its own connections.`,
          related: keys.map((key) => ({
            file: child.file,
            place: {
              kind: 'json',
              pointer: jsonPointer(connectionReferencesPointer, key, 'runtimeSource'),
              part: 'value',
            },
            message: `${key} uses the connection of the run-only user.`,
          })),
          data: { operation: call.operation, workflowId: call.workflowId, child: child.name, keys: keys.join(' ') },
        });
      }
    }
  },
  fixes: ({ file, data }, index, { embedEntriesFix }) => {
    const solution = index.solutionOf(file);
    const called =
      solution && calledFlow({ workflowId: data.workflowId ?? '', operation: '', pointer: '' }, solution, index);
    return called ? embedEntriesFix(called.flow.file, index) : [];
  },
};
