import { ownerOf } from '../shared/ownerOf';
import { archiveOf } from '../../../model/archivePath';
import type { FilePath } from '../../../model/filePath';
import { nameKey, sameName } from '../../../model/names';
import type { ConnectionReference, Solution } from '../../../model/solution';
import { solutionName } from '../../../model/solutionIdentity';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import type { EditOperation } from '../../operations/editOperation';
import type { NeededComponent } from '../../../dependencies/component';
import { carriedSettings } from '../shared/carriedSettings';
import { forgetReference, retargetIgnored } from '../shared/configOperations';
import {
  neededNotes,
  rebuiltNotes,
  roundTripNote,
  shownFile,
  unreadNotes,
  upgradeNote,
} from '../shared/deploymentNotes';
import { droppedSettingsNotes } from '../shared/droppedSettings';
import { isNoLongerExternal } from '../shared/isNoLongerExternal';
import { type NeedsAfter, needsAfter, newCycleWords } from '../shared/needsAfter';
import { newDefinitionRaises } from '../shared/newReferenceRaises';
import { type Refactoring, type Refusal, refused, unlessRefused } from '../shared/refactoring';
import {
  editRefusal,
  isNeededBy,
  isReached,
  type ReferenceScope,
  referenceScope,
  tornRefusals,
  undecidedProblem,
  undecidedWords,
} from '../shared/referenceScope';
import { rebind, useInWords } from '../shared/referenceUses';
import { settingsOfScope } from '../shared/settingsOfScope';
import { changedBy, type ReferenceMerge, solutionsAfterMerge } from './solutionsAfterMerge';
import { compareConnectors } from '../../../connectors/connectorIdentity';
import { undefinedRefusals } from '../shared/undefinedRefusals';
import { unreadableFiles } from '../shared/unreadableFiles';
import { listed } from '../../../text/listed';

export interface MergeRequest {
  /** Logical names of the references that go. */
  readonly from: readonly string[];
  /** The logical name of the one that stays. */
  readonly into: string;
}

/**
 * Lets everything that uses some references use another one of the same connector, and removes them: in all solutions of the
 * workspace. A solution that defined one of them and uses it gets a copy of the one that stays.
 */
export function planMerge(request: MergeRequest, index: WorkspaceIndex): Refactoring {
  return planMerges([request], index);
}

/** Several merges at once, of references of their own each: what solutions need then follows from all of them. */
export function planMerges(requests: readonly MergeRequest[], index: WorkspaceIndex): Refactoring {
  const read = requests.map((request) => readMerge(request, index));
  const failed = read.flatMap((each) => ('refusals' in each ? each.refusals : []));
  if (failed.length > 0) {
    return refused(...unique(failed));
  }
  const merges = read.flatMap((each) => ('refusals' in each ? [] : [each]));
  const planned = merges.map((merge) => plannedMerge(merge, index));
  const needs = needsOf(merges, index);
  return unlessRefused({
    operations: planned.flatMap(({ operations }) => operations),
    notes: unique([...needs.notes, ...planned.flatMap(({ notes }) => notes)]),
    refusals: unique([...planned.flatMap(({ refusals }) => refusals), ...needs.refusals, ...unreadableFiles(index)]),
    mayRaise: [...newDefinitionRaises, 'undefined-reference'],
  });
}

function unique<Item>(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

function readMerge(
  { from, into }: MergeRequest,
  index: WorkspaceIndex,
): ReferenceMerge | { readonly refusals: readonly Refusal[] } {
  const target = referenceScope(into, undefined, index);
  if (!target) {
    return { refusals: undefinedRefusals(into, undefined, index) };
  }
  const sources: ReferenceScope[] = [];
  const torn = [...new Set([...from, into])].flatMap((name) => {
    const scope = referenceScope(name, undefined, index);
    return scope ? tornRefusals(scope) : [];
  });
  if (torn.length > 0) {
    return { refusals: torn };
  }
  for (const name of new Map(from.map((each) => [nameKey(each), each])).values()) {
    const source = referenceScope(name, undefined, index);
    if (!source) {
      return { refusals: undefinedRefusals(name, undefined, index) };
    }
    const problem = mergeProblem(source, target);
    if (problem !== undefined) {
      return { refusals: [{ file: source.reference.file, message: problem }] };
    }
    sources.push(source);
  }
  const takers = takersOf(sources, target, index);
  const listing = unique(sources.flatMap((source) => relisted(source, target, takers, index).map(({ root }) => root)));
  return { sources, target, takers, listing: index.solutions().filter(({ root }) => listing.includes(root)) };
}

function plannedMerge(
  merge: ReferenceMerge,
  index: WorkspaceIndex,
): Pick<Refactoring, 'operations' | 'notes' | 'refusals'> {
  const { sources, target, takers } = merge;
  const into = target.reference.logicalName;
  const names = sources.map(({ reference }) => reference.logicalName);
  const users = sources.flatMap(({ uses }) => uses.map(({ solution }) => solution));
  const defining = [...new Set(sources.flatMap(({ solutions }) => solutions))];
  const changed = [...new Set([...defining, ...users])].filter((each) => isReached(each, index));
  const settings = carriedSettings(
    sources.map((source) => settingsOfScope(source, index)),
    into,
    index,
  );
  return {
    operations: [
      ...sources.flatMap((source) => moveUsers(source, merge, index)),
      ...copies(merge),
      ...settings.operations,
      ...names.flatMap((name) => [...retargetIgnored(name, into, index), ...forgetReference(name, index)]),
    ],
    notes: [
      ...connectionNotes(sources, target.reference, settings.changed),
      upgradeNote(names),
      ...droppedSettingsNotes(settings.operations, into, index),
      ...sources.flatMap((source) => externalNotes(source, into, index)),
      ...sources.flatMap((source) => {
        const isRelisted = relisted(source, target, takers, index);
        return neededNotes(
          index.solutions().filter((each) => !isRelisted.includes(each)),
          [source.reference.logicalName],
        );
      }),
      ...rebuiltNotes([...defining, ...users], index),
      ...unreadNotes([...defining, ...users], index),
      roundTripNote(changed),
    ],
    refusals: [...sources.flatMap((source) => mergeRefusals(source, index)), ...settings.refusals],
  };
}

/** What solutions need of each other then. Only one that does not hold what stays can come to need another one. */
function needsOf(
  merges: readonly ReferenceMerge[],
  index: WorkspaceIndex,
): { readonly notes: readonly string[]; readonly refusals: readonly Refusal[] } {
  const isNeedNew = merges.some((merge) =>
    [...changedBy(merge)].some((each) => !merge.target.solutions.includes(each) && !merge.takers.includes(each)),
  );
  if (!isNeedNew) {
    return { notes: [], refusals: [] };
  }
  const { newNeeds, newCycle, steps } = needsAfter(solutionsAfterMerge(merges), index);
  return {
    notes: merges.flatMap(({ target, takers }) => {
      const { logicalName } = target.reference;
      const users = newNeeds.filter(({ needs }) => isAmong(needs, logicalName)).map(({ solution }) => solution);
      const holders = [...new Set([...target.solutions, ...takers].map(solutionName))];
      const held =
        holders.length === 1
          ? `import ${listed(holders)} before it`
          : `${listed(holders)} have it, and one of them is imported before it`;
      return users.map((user) => `${user} needs ${logicalName} from now on: ${held}.`);
    }),
    refusals: newCycle ? cycleRefusals(merges, newCycle, steps) : [],
  };
}

function isAmong(needs: readonly NeededComponent[], logicalName: string): boolean {
  return needs.some(({ kind, name }) => kind === 'connectionReference' && sameName(name, logicalName));
}

/** What an import in any order would fail for. */
function cycleRefusals(
  merges: readonly ReferenceMerge[],
  newCycle: readonly string[],
  steps: NeedsAfter['steps'],
): Refusal[] {
  return merges.flatMap(({ target: { reference } }) => {
    const { file, logicalName } = reference;
    const users = steps.filter(
      ({ solution, dependsOn }) =>
        newCycle.includes(solution) &&
        dependsOn.some(
          (dependency) => newCycle.includes(dependency.solution) && isAmong(dependency.needs, logicalName),
        ),
    );
    return users.length === 0
      ? []
      : [
          {
            file,
            message: `${newCycleWords(newCycle, steps)} Let another one stay, or copy ${logicalName} to ${listed(users.map(({ solution }) => solution))} first.`,
          },
        ];
  });
}

/** Every environment was said to have what goes, and is not said to have what its users need from then on. */
function externalNotes(
  { reference: { logicalName }, solutions, uses }: ReferenceScope,
  into: string,
  index: WorkspaceIndex,
): string[] {
  const files = [...solutions.map(({ root }) => root), ...uses.map(({ file }) => file)];
  return isNoLongerExternal(files, logicalName, into, index)
    ? [
        `externals of .connref.json said that every environment has ${logicalName}, and does not say so of ${into}: each must have it or get it.`,
      ]
    : [];
}

function mergeProblem(source: ReferenceScope, target: ReferenceScope): string | undefined {
  const [a, b] = [source.reference, target.reference];
  if (sameName(a.logicalName, b.logicalName)) {
    return `${a.logicalName} cannot be merged into itself.`;
  }
  const undecided = undecidedProblem(source) ?? undecidedProblem(target);
  if (undecided !== undefined) {
    return undecided;
  }
  const torn = [source, target].find(({ conflicting }) => conflicting.length > 0);
  if (torn) {
    return `${torn.reference.logicalName} stands for several connectors. Rename one of them first.`;
  }
  const compared = compareConnectors(a, b);
  if (compared === 'unknown' || (a.apiName === '' && b.apiName === '')) {
    return undecidedWords(a.logicalName, b.logicalName);
  }
  return compared === 'same'
    ? undefined
    : `${a.logicalName} is for ${a.apiName} and ${b.logicalName} for ${b.apiName}: only references of one connector can be merged.`;
}

function mergeRefusals({ reference, solutions, uses }: ReferenceScope, index: WorkspaceIndex): Refusal[] {
  const { logicalName } = reference;
  return [
    ...solutions.map((each) =>
      editRefusal(each.manifestFile, `${solutionName(each)} defines ${logicalName}`, each, index),
    ),
    ...uses.map((use) => editRefusal(use.file, useInWords(use, logicalName), use.solution, index)),
  ].filter((refusal) => refusal !== undefined);
}

function moveUsers(source: ReferenceScope, { target, takers }: ReferenceMerge, index: WorkspaceIndex): EditOperation[] {
  const { reference, solutions, uses } = source;
  const { logicalName } = reference;
  const into = target.reference.logicalName;
  const owner = ownerOf(target.solutions);
  return unique([
    ...rebind(
      uses.filter((use) => isReached(use.solution, index)),
      logicalName,
      into,
    ),
    ...solutions
      .filter((solution) => isReached(solution, index))
      .map(({ customizationsFile = '' }): EditOperation => ({
        kind: 'removeReference',
        file: customizationsFile,
        logicalName,
      })),
    ...relisted(source, target, takers, index).map((solution): EditOperation =>
      holds(solution, target, takers)
        ? { kind: 'removeNeed', file: solution.manifestFile, logicalName }
        : {
            kind: 'replaceReferenceName',
            file: solution.manifestFile,
            holder: 'solutionManifest',
            logicalName,
            to: into,
            displayName: { before: reference.displayName, value: target.reference.displayName },
            ...(owner !== undefined && { owner }),
          },
    ),
  ]);
}

/**
 * The solutions whose `Solution.xml` lists what goes, and does not from then on. Where a solution has the one that stays
 * itself, only uses that are seen tell that nothing else there needs what goes.
 */
function relisted(
  { reference: { logicalName }, uses }: ReferenceScope,
  target: ReferenceScope,
  takers: readonly Solution[],
  index: WorkspaceIndex,
): Solution[] {
  return index
    .solutions()
    .filter((solution) => isReached(solution, index) && isNeededBy(solution, logicalName))
    .filter((solution) => !holds(solution, target, takers) || uses.some((use) => use.solution === solution));
}

function holds(solution: Solution, { solutions }: ReferenceScope, takers: readonly Solution[]): boolean {
  return solutions.includes(solution) || takers.includes(solution);
}

/** What was complete in itself stays so. */
function takersOf(
  sources: readonly ReferenceScope[],
  { solutions }: ReferenceScope,
  index: WorkspaceIndex,
): Solution[] {
  const incomplete = sources.flatMap((source) =>
    source.solutions.filter(
      (solution) => !solutions.includes(solution) && source.uses.some((use) => use.solution === solution),
    ),
  );
  return [...new Set(incomplete)].filter((solution) => isReached(solution, index));
}

function copies({ target: { reference, solutions }, takers }: ReferenceMerge): EditOperation[] {
  const from = solutions.find(({ root }) => archiveOf(root) === undefined)?.customizationsFile ?? reference.file;
  return takers.map(({ customizationsFile = '' }) => ({
    kind: 'copyReference',
    file: customizationsFile,
    from,
    logicalName: reference.logicalName,
  }));
}

/** Where flows get another connection than before, and where one has to be given. */
function connectionNotes(
  sources: readonly ReferenceScope[],
  { logicalName }: ConnectionReference,
  changed: readonly FilePath[],
): string[] {
  const subject = sources.length === 1 ? 'What used the other one runs' : 'All that used the others runs';
  return [
    `${subject} with the connection that ${logicalName} has in each environment: whoever switches the flows on must own it or may use it.`,
    ...(changed.length > 0 ? [`That is another connection than before in ${listed(changed.map(shownFile))}.`] : []),
  ];
}
