import { connectionReferencesPointer } from '../model/flow';
import { jsonPointer } from '../model/place';
import { listed } from '../text/listed';
import { calledFlows } from '../plan/faults/flowFaults';
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
  check: ({ flow, faults }, _index, report) => {
    for (const { call, child: called, keys } of faults.filter((fault) => fault.kind === 'runOnlyChild')) {
      const { operation, workflowId, pointer } = call;
      const child = called.flow;
      report({
        file: flow.file,
        place: { kind: 'json', pointer, part: 'value' },
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
        data: { operation, workflowId, child: child.name, keys: keys.join(' ') },
      });
    }
  },
  fixes: ({ file, data }, index, { embedEntriesFix }) => {
    const solution = index.solutionOf(file);
    const [called] = solution ? calledFlows({ workflowId: data.workflowId ?? '' }, solution, index) : [];
    return called ? embedEntriesFix(called.flow.file, index) : [];
  },
} satisfies FlowRule;
