import { type AbsentComponent, comesFromElsewhere } from '../dependencies/absentComponent';
import type { FilePath } from '../model/filePath';
import type { Place } from '../model/place';
import { shownCopy, solutionName, type SolutionIdentity } from '../model/solutionIdentity';
import type { AbsentUse, Holder } from '../plan/faults/absentUse';
import {
  failsUnlessThere,
  importOwnerFirst,
  nextStepUnlessUnread,
  ownerLacksIt,
  resultUnlessUnread,
} from './absentComponentWords';
import { defineMessages, type Message } from './messages';
import type { FlowRule, Report, RuleText } from './rule';
import { consequence, userAtStart } from './userWords';

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
  /** @param copy The copy that contains the called flow: its version and folder. */
  inOtherCopy: ({
    caller,
    solution,
    noun,
    child,
    copy,
    consequence,
    unreadReason,
  }: Omit<AbsentCallWith, 'workflowId'> & { readonly child: string; readonly copy: string }) =>
    `${caller} calls “${child}”, which is only in another copy of ${solution} (${copy}). ${resultUnlessUnread(
      unreadReason,
      consequence,
      `Unless the target environment already has the ${noun}, ${consequence}.`,
    )} ${nextStepUnlessUnread(unreadReason, `the ${noun}`, `Add the ${noun} to this copy too.`)}`,
  ownerListed: ({ owner, ...call }: Call & { readonly owner: string }) =>
    `${problem(call)} ${importOwnerFirst(`the ${call.noun}`, owner, call.solution)}`,
  ownerLacksIt: ({ owner, ...call }: Call & { readonly owner: string }) =>
    `${problem(call)} ${ownerLacksIt(`the ${call.noun}`, owner, call.solution)} Add the ${call.noun} to one of the two solutions.`,
  unmanagedInSource: ({ unreadReason, ...call }: AbsentCall) =>
    `${problem(call)} ${failsUnlessThere(`the ${call.noun}`, unreadReason)} ${nextStepUnlessUnread(
      unreadReason,
      `the ${call.noun}`,
      `Add the ${call.noun} to ${call.solution} and export again.`,
    )}`,
  notListed: ({ unreadReason, consequence, ...call }: AbsentCallWith) =>
    `${problem(call)} ${resultUnlessUnread(
      unreadReason,
      consequence,
      `Unless the target environment already has the ${call.noun}, ${consequence}.`,
    )} ${nextStepUnlessUnread(
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
  check: ({ flow, solution, faults }, _index, report) => {
    for (const { call, use } of faults.filter((fault) => fault.kind === 'missingFlow')) {
      const { workflowId, operation, pointer, runs } = call;
      reportCall(
        {
          caller: `“${operation}” of flow “${flow.name}”`,
          workflowId,
          noun: runs === 'desktopFlow' ? 'desktop flow' : 'child flow',
          file: flow.file,
          place: { kind: 'json', pointer, part: 'value' },
          consequence: `the import fails or leaves “${flow.name}” turned off`,
          data: { operation, workflowId },
        },
        use,
        solution,
        report,
      );
    }
  },
  checkSolution: ({ solution, faults }, _index, report) => {
    for (const { used, use } of faults.filter((fault) => fault.kind === 'missingFlow')) {
      reportCall(
        {
          ...used,
          caller: userAtStart(used.user),
          workflowId: used.name,
          noun: 'flow',
          consequence: consequence(used),
          data: { workflowId: used.name, user: used.user.id },
        },
        use,
        solution,
        report,
      );
    }
  },
  fixes: ({ file, data }, _index, { addExternalFix }) => [addExternalFix(file, data.workflowId ?? '')],
} satisfies FlowRule;

/** One call of a flow, with what the finding about it needs. */
interface ReportedCall extends Omit<Call, 'solution'> {
  readonly file: FilePath;
  readonly place: Place;
  readonly consequence: string;
  readonly data: Readonly<Record<string, string>>;
}

function reportCall(
  { file, place, consequence, data, ...known }: ReportedCall,
  { absent, holders, copies, isOwnRead }: AbsentUse,
  solution: SolutionIdentity,
  report: Report,
): void {
  if (!isOwnRead) {
    return;
  }
  const { caller, workflowId, noun } = known;
  const [owner] = holders;
  const other = owner ?? copies[0];
  const call = { caller, noun, solution: solutionName(solution), workflowId };
  report({
    file,
    place,
    severity: absent.severity,
    message: owner
      ? messages.inOtherSolution({ ...call, child: owner.name, owner: solutionName(owner.solution) })
      : messageFor(absent, { ...call, consequence }, other),
    related: [],
    data: { ...data, dependency: absent.dependency, ...(other && { sibling: solutionName(other.solution) }) },
  });
}

/** @param copy The called flow in another copy of the solution; undefined if there is none. */
function messageFor(
  { dependency, owner = '', unreadReason }: AbsentComponent,
  { consequence, ...call }: Call & Pick<AbsentCallWith, 'consequence'>,
  copy: Holder | undefined,
): Message {
  if (copy && !comesFromElsewhere(dependency)) {
    const held = { child: copy.name, copy: shownCopy(copy.solution) };
    return messages.inOtherCopy({ ...call, ...held, consequence, unreadReason });
  }
  switch (dependency) {
    case 'listed':
      return messages.ownerListed({ ...call, owner });
    case 'gone':
      return messages.ownerLacksIt({ ...call, owner });
    case 'active':
    case 'product':
      return messages.unmanagedInSource({ ...call, unreadReason });
    case 'unlisted':
      return messages.notListed({ ...call, unreadReason, consequence });
  }
}
