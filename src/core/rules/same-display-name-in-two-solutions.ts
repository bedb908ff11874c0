import { currentHolders } from '../dependencies/currentHolders';
import { isOlderCopy } from '../dependencies/solutionCopies';
import { folderOf } from '../model/filePath';
import { nameKey } from '../model/names';
import { haveSameName, type SolutionIdentity, solutionName } from '../model/solutionIdentity';
import type { FactIndex, ReferenceDefinition } from '../model/workspaceIndex';
import { groupBy } from '../text/groupBy';
import { listedFirst } from '../text/listed';
import { compareTexts } from '../text/order';
import { defineMessages } from './messages';
import { referencePlace } from './referencePlace';
import type { Report, RuleText, SolutionRule } from './rule';

interface InSolution {
  readonly reference: string;
  readonly solution: string;
}

const messages = defineMessages({
  sameName: ({ displayName, others, ...own }: InSolution & { displayName: string; others: readonly InSolution[] }) =>
    `${inSolution(own)} has the same display name as ${listedFirst(others.map(inSolution))}: “${displayName}”. People who map connections cannot tell the connection references apart. Change the display names to say what each reference is for.`,
  otherReference: ({ displayName, ...other }: InSolution & { displayName: string }) =>
    `Connection reference ${inSolution(other)} has the display name “${displayName}” too.`,
});

function inSolution({ reference, solution }: InSolution): string {
  return `${reference} of ${solution}`;
}

export const sameDisplayNameInTwoSolutionsText: RuleText = {
  title: 'Two solutions of an environment have connection references with the same display name',
  description:
    'Two connection references with different logical names have the same display name, in different solutions that go to the same environment. If no environment is known, all solutions of the workspace folder count. Copies of a solution are not compared.',
};

export const sameDisplayNameInTwoSolutions = {
  id: 'same-display-name-in-two-solutions',
  defaultSeverity: 'hint',
  scope: 'solution',
  messages,
  check: ({ solution }, index, report) => {
    if (isOlderCopy(solution, index)) {
      return;
    }
    for (const displayName of new Set(solution.connectionReferences.map((each) => nameKey(each.displayName)))) {
      const found = index.referencesDisplayedAs(displayName);
      if (found.some((each) => each.solution.root !== solution.root)) {
        const compared = comparedDefinitions(found, solution, index);
        const byName = groupBy(compared, ({ reference }) => nameKey(reference.logicalName));
        for (const name of byName.keys()) {
          const { own, others } = earlierOthers(name, byName, solution, index);
          if (own && others.length > 0) {
            reportSameName(own, others, report);
          }
        }
      }
    }
  },
  fixes: ({ file, data }, index, { renameDisplayNameFixes }) =>
    renameDisplayNameFixes(file, data.reference ?? '', index),
} satisfies SolutionRule;

function reportSameName(
  { solution, reference }: ReferenceDefinition,
  others: readonly ReferenceDefinition[],
  report: Report,
): void {
  const { logicalName, displayName } = reference;
  const named = others.map((other) => ({
    reference: other.reference.logicalName,
    solution: solutionName(other.solution),
  }));
  report({
    file: reference.file,
    place: referencePlace(reference, 'connectionreferencedisplayname'),
    message: messages.sameName({
      reference: logicalName,
      solution: solutionName(solution),
      displayName,
      others: named,
    }),
    related: others.map((other) => ({
      file: other.reference.file,
      place: referencePlace(other.reference, 'connectionreferencedisplayname'),
      message: messages.otherReference({
        reference: other.reference.logicalName,
        solution: solutionName(other.solution),
        displayName,
      }),
    })),
    data: { reference: logicalName, others: named.map((other) => other.reference).join(' '), displayName },
  });
}

/**
 * The definitions that one environment can get together, in the solutions that people edit. A managed export or zip
 * beside its source is built from it, so it does not count as another solution. It is not known what a solution is a
 * copy of while its manifest cannot be read.
 */
function comparedDefinitions(
  definitions: readonly ReferenceDefinition[],
  user: SolutionIdentity,
  index: FactIndex,
): ReferenceDefinition[] {
  return currentHolders(definitions, user, index).filter(
    ({ solution, reference }) =>
      solution.manifest !== undefined && index.editBlocker(reference.file)?.source === undefined,
  );
}

/**
 * The definition of a logical name in a solution, and the references with an earlier logical name from which it cannot be
 * told. A pair of names is reported once, at the later name, although several solutions can define each of them.
 * @param byName The definitions with one display name, by the key of their logical names.
 */
function earlierOthers(
  name: string,
  byName: ReadonlyMap<string, readonly ReferenceDefinition[]>,
  { root }: SolutionIdentity,
  index: FactIndex,
): { own: ReferenceDefinition | undefined; others: ReferenceDefinition[] } {
  const definitions = byName.get(name) ?? [];
  const own = definitions.find(({ solution }) => solution.root === root);
  const earlier = own ? [...byName].filter(([other]) => other < name).sort(([a], [b]) => compareTexts(a, b)) : [];
  const others = earlier.flatMap(([, those]) => {
    // The rule about one solution reports two references that are in the same solution.
    const areTogether = those.some((a) => definitions.some((b) => a.solution.root === b.solution.root));
    const pairs = areTogether ? [] : those.flatMap((a) => definitions.map((b) => [a, b] as const));
    const [other, later] = pairs.find(([a, b]) => meet(a.solution, b.solution, index)) ?? [];
    return other && later === own ? [other] : [];
  });
  return { own, others };
}

/**
 * Whether two solutions go to the same environment, which gets only one of several copies. If no environment of their folders is known, solutions of one
 * workspace folder count.
 */
function meet(a: SolutionIdentity, b: SolutionIdentity, index: FactIndex): boolean {
  if (haveSameName(a, b)) {
    return false;
  }
  const folders = [folderOf(a.root), folderOf(b.root)];
  const environments = index
    .environments()
    .filter(({ folder, isTemplate, solutions }) => folders.includes(folder) && !isTemplate && solutions.length > 0);
  return environments.length === 0
    ? folders[0] === folders[1]
    : environments.some(({ solutions }) => solutions.includes(a.root) && solutions.includes(b.root));
}
