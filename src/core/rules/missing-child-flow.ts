import { type AbsentComponent, absentComponent } from '../dependencies/absentComponent';
import type { FilePath } from '../model/filePath';
import { guidKey } from '../model/names';
import type { Place } from '../model/place';
import { areTwins, shownRoot, solutionName, type SolutionIdentity } from '../model/solutionIdentity';
import type { FactIndex } from '../model/workspaceIndex';
import { isGuid } from '../text/guid';
import { failsUnlessThere, importOwnerFirst, nextStepUnlessUnread, ownerLacksIt } from './absentComponentWords';
import { componentUses, consequence, userAtStart } from './componentUses';
import { defineMessages, type Message } from './messages';
import type { FlowRule, Report, RuleText } from './rule';

interface Call {
  /** Who calls, at the beginning of a sentence: `“Run” of flow “Send”`, or `Agent “Help”`. */
  readonly caller: string;
  readonly solution: string;
  /** The GUID of the called flow. */
  readonly workflowId: string;
  /** The called flow: `child flow` if a flow calls it, `desktop flow`, or otherwise `flow`. */
  readonly noun: string;
}

interface AbsentCall extends Call {
  readonly unreadReason: AbsentComponent['unreadReason'];
}

interface AbsentCallWith extends AbsentCall {
  /** What a missing flow does to the caller, such as `the import fails`. */
  readonly consequence: string;
}

const problem = ({ caller, solution, workflowId, noun }: Call): string =>
  `${caller} calls a ${noun} that is not in ${solution} (id ${workflowId}).`;

const messages = defineMessages({
  inOtherSolution: ({
    caller,
    solution,
    noun,
    child,
    owner,
  }: Omit<Call, 'workflowId'> & { readonly child: string; readonly owner: string }) =>
    `${caller} calls “${child}”, which is not in ${solution} but in ${owner}. Import ${owner} first, or add the ${noun} to ${solution} too.`,
  inOtherCopy: ({
    caller,
    solution,
    noun,
    child,
    folder,
  }: Omit<Call, 'workflowId'> & { readonly child: string; readonly folder: string }) =>
    `${caller} calls “${child}”, which is not in this copy of ${solution}. Another copy of ${solution} in ${folder} contains the ${noun}. Add the ${noun} to this copy too.`,
  ownerListed: ({ owner, ...call }: Call & { readonly owner: string }) =>
    `${problem(call)} ${importOwnerFirst(`the ${call.noun}`, owner, call.solution)}`,
  ownerLacksIt: ({ owner, ...call }: Call & { readonly owner: string }) =>
    `${problem(call)} ${ownerLacksIt(`the ${call.noun}`, owner, call.solution)} Add the ${call.noun} to one of the two solutions.`,
  unmanagedInSource: ({ unreadReason, ...call }: AbsentCall) =>
    `${problem(call)} ${failsUnlessThere(`the ${call.noun}`)} ${nextStepUnlessUnread(
      unreadReason,
      `the ${call.noun}`,
      `Add the ${call.noun} to ${call.solution} and export again.`,
    )}`,
  notListed: ({ unreadReason, consequence, ...call }: AbsentCallWith) =>
    `${problem(call)} Unless the target environment already has the ${call.noun}, ${consequence}. ${nextStepUnlessUnread(
      unreadReason,
      `the ${call.noun}`,
      `Add the ${call.noun} to ${call.solution}, or correct the call.`,
    )}`,
});

export const missingChildFlowText: RuleText = {
  title: 'Flow, app or agent calls a flow that is not in its solution',
  description:
    'A flow calls a child flow or desktop flow, or an app or agent calls a flow, that is not in its solution. Information if another solution in the workspace contains the called flow, or if MissingDependencies says which solution contains it. Not reported if .connref.json lists the id of the called flow in externals.',
};

export const missingChildFlow = {
  id: 'missing-child-flow',
  defaultSeverity: 'error',
  scope: 'flow',
  messages,
  check: ({ flow, solution }, index, report) => {
    for (const { workflowId, operation, pointer, runs } of flow.childFlows) {
      checkCall(
        {
          caller: `“${operation}” of flow “${flow.name}”`,
          workflowId,
          noun: runs === 'desktopFlow' ? 'desktop flow' : 'child flow',
          file: flow.file,
          place: { kind: 'json', pointer, part: 'value' },
          consequence: `the import fails or leaves “${flow.name}” turned off`,
          data: { operation, workflowId },
        },
        solution,
        index,
        report,
      );
    }
  },
  checkSolution: ({ solution }, index, report) => {
    for (const use of componentUses(solution, 'flow')) {
      checkCall(
        {
          ...use,
          caller: userAtStart(use.user),
          workflowId: use.name,
          noun: 'flow',
          consequence: consequence(use),
          data: { workflowId: use.name, user: use.user.id },
        },
        solution,
        index,
        report,
      );
    }
  },
  fixes: ({ file, data }, _index, { addExternalFix }) => [addExternalFix(file, data.workflowId ?? '')],
} satisfies FlowRule;

/** One call of a flow, with what the finding about it needs. */
interface CheckedCall extends Omit<Call, 'solution'> {
  readonly file: FilePath;
  readonly place: Place;
  readonly consequence: string;
  readonly data: Readonly<Record<string, string>>;
}

interface Holder {
  readonly solution: SolutionIdentity;
  readonly flow: { readonly name: string };
}

function checkCall(
  { file, place, consequence, data, ...known }: CheckedCall,
  solution: SolutionIdentity,
  index: FactIndex,
  report: Report,
): void {
  const { caller, workflowId, noun } = known;
  const holders = [...index.flowsWithId(workflowId), ...index.desktopFlowsWithId(workflowId)];
  if (
    !isGuid(workflowId) ||
    holders.some((holder) => holder.solution.root === solution.root) ||
    solution.manifest === undefined ||
    solution.manifest.processIds.includes(guidKey(workflowId)) ||
    index.isExternal(file, workflowId)
  ) {
    return;
  }
  const [other] = [...holders, ...unreadHolders(workflowId, holders, index)].filter(
    (holder) => !areTwins(holder.solution, solution),
  );
  const absent = absentComponent(solution, 'process', [workflowId], other !== undefined, index);
  const owner = other && solutionName(other.solution);
  const call = { caller, noun, solution: solutionName(solution), workflowId };
  report({
    file,
    place,
    severity: absent.severity,
    message: other ? messageForHeld(call, other) : messageFor(absent, { ...call, consequence }),
    related: [],
    data: { ...data, dependency: absent.dependency, ...(owner !== undefined && { sibling: owner }) },
  });
}

/** The solutions that list the called flow as a component that Connref does not read, such as a classic workflow. */
function unreadHolders(workflowId: string, holders: readonly Holder[], index: FactIndex): Holder[] {
  return holders.length > 0
    ? []
    : index
        .solutions()
        .filter(({ manifest }) => manifest?.processIds.includes(guidKey(workflowId)))
        .map((solution) => ({ solution, flow: { name: workflowId } }));
}

function messageForHeld(call: Call, { solution, flow }: Holder): Message {
  const owner = solutionName(solution);
  return owner === call.solution
    ? messages.inOtherCopy({ ...call, child: flow.name, folder: shownRoot(solution) })
    : messages.inOtherSolution({ ...call, child: flow.name, owner });
}

function messageFor(
  { dependency, owner = '', unreadReason }: AbsentComponent,
  { consequence, ...call }: Call & Pick<AbsentCallWith, 'consequence'>,
): Message {
  switch (dependency) {
    case 'listed':
      return messages.ownerListed({ ...call, owner });
    case 'gone':
      return messages.ownerLacksIt({ ...call, owner });
    case 'active':
      return messages.unmanagedInSource({ ...call, unreadReason });
    case 'unlisted':
      return messages.notListed({ ...call, unreadReason, consequence });
  }
}
