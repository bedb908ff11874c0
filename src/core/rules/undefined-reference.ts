import { type AbsentComponent, comesFromElsewhere } from '../dependencies/absentComponent';
import type { FilePath } from '../model/filePath';
import { connectionReferencesPointer } from '../model/flow';
import { jsonPointer, type Place } from '../model/place';
import { shownCopy, shownRoot, solutionName, type SolutionIdentity } from '../model/solutionIdentity';
import type { User } from '../model/use';
import type { FactIndex } from '../model/workspaceIndex';
import type { AbsentUse } from '../plan/faults/absentUse';
import {
  failsUnlessThere,
  importOwnerFirst,
  nextStepUnlessUnread,
  ownerLacksIt,
  resultUnlessUnread,
} from './absentComponentWords';
import { defineMessages, type Message } from './messages';
import { definitionPlace } from './referencePlace';
import type { FlowRule, Report, RuleText } from './rule';
import { consequence, userAtStart } from './userWords';

interface Use {
  /** The user at the beginning of a sentence: {@link userAtStart}. */
  readonly user: string;
  readonly reference: string;
  readonly solution: string;
}

interface UnreadUse extends Use {
  readonly unreadReason: AbsentComponent['unreadReason'];
}

interface UndefinedUse extends UnreadUse {
  /** What a missing reference does to the user, to follow `so ` in a sentence. */
  readonly consequence: string;
}

const noun = 'the connection reference';

const problem = ({ user, reference, solution }: Use): string =>
  `${user} uses connection reference ${reference}, which is not in ${solution}.`;

const messages = defineMessages({
  inOtherSolution: ({ owner, ...use }: Use & { readonly owner: string }) =>
    `${problem(use)} ${owner} defines ${noun}. Import ${owner} first, or define ${noun} in ${use.solution} too.`,
  /** @param copy The copy that defines the reference: its version and folder. */
  inOtherCopy: ({
    user,
    reference,
    solution,
    copy,
    consequence,
    unreadReason,
  }: UndefinedUse & { readonly copy: string }) =>
    `${user} uses connection reference ${reference}, which is only in another copy of ${solution} (${copy}). ${resultUnlessUnread(
      unreadReason,
      consequence,
      `This copy is imported without ${noun}, so ${consequence}.`,
    )} ${nextStepUnlessUnread(unreadReason, noun, `Define ${noun} in this copy too.`)}`,
  ownerListed: ({ owner, ...use }: Use & { readonly owner: string }) =>
    `${problem(use)} ${importOwnerFirst(noun, owner, use.solution)}`,
  ownerLacksIt: ({ owner, ...use }: Use & { readonly owner: string }) =>
    `${problem(use)} ${ownerLacksIt(noun, owner, use.solution)} Define ${noun} in one of the two solutions.`,
  unmanagedInSource: ({ unreadReason, ...use }: UnreadUse) =>
    `${problem(use)} ${failsUnlessThere(noun, unreadReason)} ${nextStepUnlessUnread(
      unreadReason,
      noun,
      `Define ${noun} in ${use.solution}, or list it in \`externals\` of .connref.json.`,
    )}`,
  notListed: ({ unreadReason, consequence, ...use }: UndefinedUse) =>
    `${problem(use)} ${resultUnlessUnread(
      unreadReason,
      consequence,
      `No solution in the workspace defines ${noun}, so ${consequence}.`,
    )} ${nextStepUnlessUnread(
      unreadReason,
      noun,
      `Define ${noun} in ${use.solution}, or use another connection reference.`,
    )}`,
});

export const undefinedReferenceText: RuleText = {
  title: 'Flow, app or agent uses a connection reference that is not in its solution',
  description:
    'A flow, app or agent uses a connection reference that its solution does not define. Information if another solution in the workspace defines the reference, or if MissingDependencies says which solution contains it. Not reported if .connref.json lists the reference in externals.',
};

export const undefinedReference = {
  id: 'undefined-reference',
  defaultSeverity: 'error',
  scope: 'flow',
  messages,
  check: ({ flow, solution, faults }, index, report) => {
    for (const { entry, reference, use } of faults.filter((fault) => fault.kind === 'undefinedReference')) {
      const { key, apiName } = entry;
      reportUse(
        {
          user: { kind: 'flow', name: flow.name },
          name: reference,
          file: flow.file,
          place: {
            kind: 'json',
            pointer: jsonPointer(connectionReferencesPointer, key, 'connection', 'connectionReferenceLogicalName'),
            part: 'value',
          },
          consequence: 'the import fails or leaves the flow turned off',
          data: { key, reference, connector: apiName },
        },
        use,
        solution,
        index,
        report,
      );
    }
  },
  checkSolution: ({ solution, faults }, index, report) => {
    for (const { used, use } of faults.filter((fault) => fault.kind === 'undefinedReference')) {
      const data = { reference: used.name, user: used.user.id };
      reportUse({ ...used, consequence: consequence(used), data }, use, solution, index, report);
    }
  },
  fixes: (finding, index, { bindToOtherFixes, defineHereFixes, addExternalFix }) => {
    const { key, reference = '', sibling, dependency } = finding.data;
    if (key === undefined) {
      return [addExternalFix(finding.file, reference)];
    }
    // Another solution, even one that was not read, may define the reference on purpose. A person must then decide, so no
    // fix is preferred.
    const isDefinedNowhere =
      sibling === undefined &&
      dependency !== 'listed' &&
      dependency !== 'product' &&
      index.unreadDefinitions() === undefined;
    // If no trigger or action uses the entry, removing the entry is the better fix, so defining the reference is not
    // preferred.
    const isUnused =
      index.flow(finding.file)?.entries.some((entry) => entry.key === key && entry.use === 'none') ?? false;
    return [
      ...defineHereFixes(finding.file, key, isDefinedNowhere && !isUnused, index),
      ...bindToOtherFixes(finding.file, key, index),
      addExternalFix(finding.file, reference),
    ];
  },
} satisfies FlowRule;

/** One use of a connection reference, with what the finding about it needs. */
interface ReportedUse {
  readonly user: Pick<User, 'kind' | 'name'>;
  /** The logical name of the reference. */
  readonly name: string;
  readonly file: FilePath;
  readonly place: Place;
  readonly consequence: string;
  readonly data: Readonly<Record<string, string>>;
}

function reportUse(
  { user, name: reference, file, place, consequence, data }: ReportedUse,
  { absent, holders, copies, isOwnRead }: AbsentUse,
  solution: SolutionIdentity,
  index: FactIndex,
  report: Report,
): void {
  if (!isOwnRead) {
    return;
  }
  const [owner] = holders;
  const other = owner ?? copies[0];
  const use = { user: userAtStart(user), reference, solution: solutionName(solution) };
  report({
    file,
    place,
    severity: absent.severity,
    message: owner
      ? messages.inOtherSolution({ ...use, owner: solutionName(owner.solution) })
      : messageForAbsent({ ...use, consequence }, absent, other?.solution),
    related: index
      .definitionsOf(reference)
      .filter((definition) =>
        [...holders, ...copies].some(({ solution: { root } }) => root === definition.solution.root),
      )
      .map(definitionPlace),
    data: { ...data, dependency: absent.dependency, ...(other && { sibling: shownRoot(other.solution) }) },
  });
}

/** @param copy Another copy of the solution that defines the reference; undefined if there is none. */
function messageForAbsent(
  { consequence, ...use }: Use & Pick<UndefinedUse, 'consequence'>,
  { dependency, owner = '', unreadReason }: AbsentComponent,
  copy: SolutionIdentity | undefined,
): Message {
  if (copy && !comesFromElsewhere(dependency)) {
    return messages.inOtherCopy({ ...use, copy: shownCopy(copy), consequence, unreadReason });
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
      return messages.notListed({ ...use, unreadReason, consequence });
  }
}
