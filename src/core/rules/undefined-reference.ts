import { type AbsentComponent, absentComponent } from '../dependencies/absentComponent';
import { connectionReferencesPointer } from '../model/flow';
import { jsonPointer } from '../model/place';
import { areTwins, shownRoot, solutionName, type SolutionIdentity } from '../model/solutionIdentity';
import { importOwnerFirst, nextStepUnlessUnread } from './absentComponentWords';
import { defineMessages, type Message } from './messages';
import { definitionPlace } from './referencePlace';
import type { FlowRule } from './rule';

interface Use {
  readonly flow: string;
  readonly reference: string;
  readonly solution: string;
}

interface UnreadUse extends Use {
  readonly unreadReason: AbsentComponent['unreadReason'];
}

const noun = 'the connection reference';

const problem = ({ flow, reference, solution }: Use): string =>
  `“${flow}” uses connection reference ${reference}, which is not in ${solution}.`;

const messages = defineMessages({
  inOtherSolution: ({ owner, ...use }: Use & { readonly owner: string }) =>
    `${problem(use)} ${owner} defines ${noun}. Import ${owner} first, or define ${noun} in ${use.solution} too.`,
  inOtherCopy: ({ folder, ...use }: Use & { readonly folder: string }) =>
    `${problem(use)} Another copy of ${use.solution} in ${folder} defines ${noun}. Define ${noun} in this copy too.`,
  ownerListed: ({ owner, ...use }: Use & { readonly owner: string }) =>
    `${problem(use)} ${importOwnerFirst(noun, owner, use.solution)}`,
  unmanagedInSource: ({ unreadReason, ...use }: UnreadUse) =>
    `${problem(use)} The import fails unless the target environment already has ${noun}. ${nextStepUnlessUnread(
      unreadReason,
      noun,
      `Define ${noun} in ${use.solution}, or list it in \`externals\` of .connref.json.`,
    )}`,
  notListed: ({ unreadReason, ...use }: UnreadUse) =>
    `${problem(use)} No solution in the workspace defines ${noun}, so the import fails or leaves the flow turned off. ${nextStepUnlessUnread(
      unreadReason,
      noun,
      `Define ${noun} in ${use.solution}, or use another connection reference.`,
    )}`,
});

export const undefinedReference = {
  id: 'undefined-reference',
  title: 'Flow uses a connection reference that is not in its solution',
  defaultSeverity: 'error',
  scope: 'flow',
  description:
    'A flow uses a connection reference that its solution does not define. Information if another solution in the workspace defines the reference, or if MissingDependencies says which solution contains it. Not reported if .connref.json lists the reference in externals.',
  messages,
  check: ({ flow, solution }, index, report) => {
    if (!solution.customizationsReadable) {
      return;
    }
    for (const { key, reference, apiName } of flow.entries) {
      if (reference === undefined) {
        continue;
      }
      const definitions = index.definitionsOf(reference);
      if (
        definitions.some((definition) => definition.solution.root === solution.root) ||
        index.isExternal(flow.file, reference)
      ) {
        continue;
      }
      const others = definitions.filter((definition) => !areTwins(definition.solution, solution));
      // Do not report the reference if the solution's manifest cannot be read: the manifest may list the reference as a
      // missing dependency.
      if (others.length === 0 && solution.manifest === undefined) {
        continue;
      }
      const absent = absentComponent(solution, 'connectionReference', [reference], others.length > 0, index);
      const [other] = others;
      const use = { flow: flow.name, reference, solution: solutionName(solution) };
      report({
        file: flow.file,
        place: {
          kind: 'json',
          pointer: jsonPointer(connectionReferencesPointer, key, 'connection', 'connectionReferenceLogicalName'),
          part: 'value',
        },
        severity: absent.severity,
        message: other ? messageForDefined(use, other.solution) : messageForAbsent(use, absent),
        related: others.map(definitionPlace),
        data: {
          key,
          reference,
          connector: apiName,
          dependency: absent.dependency,
          ...(other && { sibling: shownRoot(other.solution) }),
        },
      });
    }
  },
  fixes: (finding, index, { bindToOtherFixes, defineHereFixes, addExternalFix }) => {
    const { key = '', reference = '', sibling, dependency } = finding.data;
    // Another solution, even one that was not read, may define the reference on purpose. A person must then decide, so no
    // fix is preferred.
    const isDefinedNowhere =
      sibling === undefined && dependency !== 'listed' && index.unreadDefinitions() === undefined;
    // If no trigger or action uses the entry, removing the entry is the better fix, so defining the reference is not
    // preferred.
    const isUnused = index.flow(finding.file)?.entries.some((entry) => entry.key === key && entry.unused) ?? false;
    return [
      ...defineHereFixes(finding.file, key, isDefinedNowhere && !isUnused, index),
      ...bindToOtherFixes(finding.file, key, index),
      addExternalFix(finding.file, reference),
    ];
  },
} satisfies FlowRule;

function messageForDefined(use: Use, other: SolutionIdentity): Message {
  const owner = solutionName(other);
  return owner === use.solution
    ? messages.inOtherCopy({ ...use, folder: shownRoot(other) })
    : messages.inOtherSolution({ ...use, owner });
}

function messageForAbsent(use: Use, { dependency, owner = '', unreadReason }: AbsentComponent): Message {
  switch (dependency) {
    case 'listed':
      return messages.ownerListed({ ...use, owner });
    case 'active':
      return messages.unmanagedInSource({ ...use, unreadReason });
    case 'unlisted':
      return messages.notListed({ ...use, unreadReason });
  }
}
