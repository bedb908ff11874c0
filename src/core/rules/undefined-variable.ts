import { type AbsentComponent, comesFromElsewhere } from '../dependencies/absentComponent';
import { shownCopy, shownRoot, solutionName, type SolutionIdentity } from '../model/solutionIdentity';
import {
  failsUnlessThere,
  importOwnerFirst,
  nextStepUnlessUnread,
  ownerLacksIt,
  resultUnlessUnread,
} from './absentComponentWords';
import { defineMessages, type Message } from './messages';
import type { FlowRule, RuleText } from './rule';

interface Use {
  readonly flow: string;
  readonly variable: string;
  readonly solution: string;
}

interface UnreadUse extends Use {
  readonly unreadReason: AbsentComponent['unreadReason'];
}

interface OwnedUse extends Use {
  readonly owner: string;
}

const noun = 'the variable';

const consequence = 'the flow can be turned on';

const problem = ({ flow, variable, solution }: Use): string =>
  `“${flow}” uses environment variable ${variable}, which is not in ${solution}.`;

const define = (solution: string): string =>
  `Define ${noun} in ${solution}, or list it in \`externals\` of .connref.json.`;

const messages = defineMessages({
  inOtherSolution: ({ owner, ...use }: OwnedUse) => `${problem(use)} ${owner} defines ${noun}. Import ${owner} first.`,
  /** @param copy The copy that defines the variable: its version and folder. */
  inOtherCopy: ({ flow, variable, solution, copy, unreadReason }: UnreadUse & { readonly copy: string }) =>
    `“${flow}” uses environment variable ${variable}, which is only in another copy of ${solution} (${copy}). ${resultUnlessUnread(
      unreadReason,
      consequence,
      `This copy is imported without ${noun}, so the flow cannot be turned on.`,
    )} ${nextStepUnlessUnread(unreadReason, noun, `Define ${noun} in this copy too.`)}`,
  ownerListed: ({ owner, ...use }: OwnedUse) => `${problem(use)} ${importOwnerFirst(noun, owner, use.solution)}`,
  ownerLacksIt: ({ owner, ...use }: OwnedUse) =>
    `${problem(use)} ${ownerLacksIt(noun, owner, use.solution)} Define ${noun} in one of the two solutions.`,
  unmanagedInSource: ({ unreadReason, ...use }: UnreadUse) =>
    `${problem(use)} ${failsUnlessThere(noun, unreadReason)} ${nextStepUnlessUnread(unreadReason, noun, define(use.solution))}`,
  notListed: ({ unreadReason, ...use }: UnreadUse) =>
    `${problem(use)} ${resultUnlessUnread(
      unreadReason,
      consequence,
      `Without ${noun} in the target environment, the flow cannot be turned on.`,
    )} ${nextStepUnlessUnread(unreadReason, noun, define(use.solution))}`,
});

export const undefinedVariableText: RuleText = {
  title: 'Flow uses an environment variable that is not in its solution',
  description:
    'A flow uses an environment variable that its solution does not define. Information if another solution in the workspace defines the variable, or if MissingDependencies says which solution contains it. Not reported if .connref.json lists the variable in externals.',
};

export const undefinedVariable = {
  id: 'undefined-variable',
  defaultSeverity: 'error',
  scope: 'flow',
  messages,
  check: ({ flow, solution, faults }, _index, report) => {
    for (const { variable, use: absence } of faults.filter((fault) => fault.kind === 'undefinedVariable')) {
      const { absent, holders, copies, isOwnRead } = absence;
      if (!isOwnRead) {
        continue;
      }
      const { schemaName, pointer } = variable;
      const use = { flow: flow.name, variable: schemaName, solution: solutionName(solution) };
      const [owner] = holders;
      const other = owner ?? copies[0];
      report({
        file: flow.file,
        place: { kind: 'json', pointer, part: 'value' },
        severity: absent.severity,
        message: owner
          ? messages.inOtherSolution({ ...use, owner: solutionName(owner.solution) })
          : messageForAbsent(use, absent, other?.solution),
        related: [],
        data: {
          variable: schemaName,
          dependency: absent.dependency,
          ...(other && { sibling: shownRoot(other.solution) }),
        },
      });
    }
  },
  fixes: ({ file, data }, _index, { addExternalFix }) => [addExternalFix(file, data.variable ?? '')],
} satisfies FlowRule;

/** @param copy Another copy of the solution that defines the variable; undefined if there is none. */
function messageForAbsent(
  use: Use,
  { dependency, owner = '', unreadReason }: AbsentComponent,
  copy: SolutionIdentity | undefined,
): Message {
  if (copy && !comesFromElsewhere(dependency)) {
    return messages.inOtherCopy({ ...use, copy: shownCopy(copy), unreadReason });
  }
  switch (dependency) {
    case 'listed':
      return messages.ownerListed({ ...use, owner });
    case 'gone':
      return messages.ownerLacksIt({ ...use, owner });
    case 'active':
    case 'product':
      return messages.unmanagedInSource({ ...use, unreadReason });
    case 'unlisted':
      return messages.notListed({ ...use, unreadReason });
  }
}
