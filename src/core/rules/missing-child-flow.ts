import { type AbsentComponent, absentComponent } from '../dependencies/absentComponent';
import { areTwins, solutionName } from '../model/solutionIdentity';
import { isGuid } from '../text/guid';
import { importOwnerFirst, nextStepUnlessUnread } from './absentComponentWords';
import { defineMessages, type Message } from './messages';
import type { FlowRule } from './rule';

interface Call {
  readonly operation: string;
  readonly flow: string;
  readonly solution: string;
  /** The GUID of the child flow that the operation calls. */
  readonly workflowId: string;
}

interface AbsentCall extends Call {
  readonly unreadReason: AbsentComponent['unreadReason'];
}

const problem = ({ operation, flow, solution, workflowId }: Call): string =>
  `“${operation}” of flow “${flow}” calls a child flow that is not in ${solution} (id ${workflowId}).`;

const messages = defineMessages({
  inOtherSolution: ({
    operation,
    flow,
    solution,
    child,
    owner,
  }: Omit<Call, 'workflowId'> & { readonly child: string; readonly owner: string }) =>
    `“${operation}” of flow “${flow}” calls “${child}”, which is not in ${solution} but in ${owner}. Import ${owner} first, or add the child flow to ${solution} too.`,
  ownerListed: ({ owner, ...call }: Call & { readonly owner: string }) =>
    `${problem(call)} ${importOwnerFirst('the child flow', owner, call.solution)}`,
  unmanagedInSource: ({ unreadReason, ...call }: AbsentCall) =>
    `${problem(call)} The import fails unless the target environment already has the child flow. ${nextStepUnlessUnread(
      unreadReason,
      'the child flow',
      `Add the child flow to ${call.solution} and export again.`,
    )}`,
  notListed: ({ unreadReason, ...call }: AbsentCall) =>
    `${problem(call)} Unless the target environment already has the child flow, the import fails or leaves “${call.flow}” turned off. ${nextStepUnlessUnread(
      unreadReason,
      'the child flow',
      `Add the child flow to ${call.solution}, or correct the call.`,
    )}`,
});

export const missingChildFlow = {
  id: 'missing-child-flow',
  title: 'Flow calls a child flow that is not in its solution',
  defaultSeverity: 'error',
  scope: 'flow',
  description:
    'A flow calls a child flow that is not in its solution. Information if another solution in the workspace contains the child flow, or if MissingDependencies says which solution contains it. Not reported if .connref.json lists the id of the child flow in externals.',
  messages,
  check: ({ flow, solution }, index, report) => {
    for (const { workflowId, operation, pointer } of flow.childFlows) {
      const holders = index.flowsWithId(workflowId);
      if (
        !isGuid(workflowId) ||
        holders.some((holder) => holder.solution.root === solution.root) ||
        solution.manifest === undefined ||
        index.isExternal(flow.file, workflowId)
      ) {
        continue;
      }
      const [other] = holders.filter((holder) => !areTwins(holder.solution, solution));
      const absent = absentComponent(solution, 'other', [workflowId], other !== undefined, index);
      const owner = other && solutionName(other.solution);
      const call = { operation, flow: flow.name, solution: solutionName(solution), workflowId };
      report({
        file: flow.file,
        place: { kind: 'json', pointer, part: 'value' },
        severity: absent.severity,
        message:
          other && owner !== undefined
            ? messages.inOtherSolution({ ...call, child: other.flow.name, owner })
            : messageFor(absent, call),
        related: [],
        data: { operation, workflowId, dependency: absent.dependency, ...(owner !== undefined && { sibling: owner }) },
      });
    }
  },
  fixes: ({ file, data }, _index, { addExternalFix }) => [addExternalFix(file, data.workflowId ?? '')],
} satisfies FlowRule;

function messageFor({ dependency, owner = '', unreadReason }: AbsentComponent, call: Call): Message {
  switch (dependency) {
    case 'listed':
      return messages.ownerListed({ ...call, owner });
    case 'active':
      return messages.unmanagedInSource({ ...call, unreadReason });
    case 'unlisted':
      return messages.notListed({ ...call, unreadReason });
  }
}
