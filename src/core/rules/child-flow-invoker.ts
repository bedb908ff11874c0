import { connectionReferencesPointer } from '../model/flow';
import { jsonPointer } from '../model/place';
import { listed } from '../text/listed';
import { calledFlow } from './calledFlow';
import { defineMessages } from './messages';
import type { FlowRule, RuleText } from './rule';

interface Call {
  readonly operation: string;
  readonly flow: string;
  readonly child: string;
  readonly keys: readonly string[];
}

const messages = defineMessages({
  runOnlyConnections: ({ operation, flow, child, keys }: Call) =>
    `“${operation}” calls the child flow “${child}”, which uses connections of the run-only user: ${listed(keys)}. Power Automate refuses to save or turn on “${flow}”. Change the connections of “${child}” so that they do not come from the run-only user.`,
  runOnlyEntry: ({ key, child }: { readonly key: string; readonly child: string }) =>
    `Connection ${key} of “${child}” is the connection of the run-only user.`,
});

export const childFlowInvokerText: RuleText = {
  title: 'Called child flow uses connections of the run-only user',
  description:
    'A flow calls a child flow that uses connections of the run-only user, which child flows cannot do. Power Automate reports the error ChildFlowUnsupportedForInvokerConnections.',
};

export const childFlowInvoker = {
  id: 'child-flow-invoker',
  defaultSeverity: 'warning',
  scope: 'flow',
  messages,
  check: ({ flow, solution }, index, report) => {
    for (const call of flow.childFlows) {
      const called = calledFlow(call, solution, index);
      if (!called) {
        continue;
      }
      const child = called.flow;
      const keys = child.entries.filter(({ runtimeSource }) => runtimeSource === 'invoker').map(({ key }) => key);
      if (keys.length > 0) {
        const { operation } = call;
        report({
          file: flow.file,
          place: { kind: 'json', pointer: call.pointer, part: 'value' },
          message: messages.runOnlyConnections({ operation, flow: flow.name, child: child.name, keys }),
          related: keys.map((key) => ({
            file: child.file,
            place: {
              kind: 'json',
              pointer: jsonPointer(connectionReferencesPointer, key, 'runtimeSource'),
              part: 'value',
            },
            message: messages.runOnlyEntry({ key, child: child.name }),
          })),
          data: { operation, workflowId: call.workflowId, child: child.name, keys: keys.join(' ') },
        });
      }
    }
  },
  fixes: ({ file, data }, index, { embedEntriesFix }) => {
    const solution = index.solutionOf(file);
    const called = solution && calledFlow({ workflowId: data.workflowId ?? '' }, solution, index);
    return called ? embedEntriesFix(called.flow.file, index) : [];
  },
} satisfies FlowRule;
