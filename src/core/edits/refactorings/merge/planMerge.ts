import { formatOwner } from '../shared/formatOwner';
import { archiveOf } from '../../../model/archivePath';
import type { FilePath } from '../../../model/filePath';
import { nameKey, sameName } from '../../../model/names';
import type { ConnectionReference, Solution } from '../../../model/solution';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import type { EditOperation } from '../../operations/editOperation';
import { carriedSettings } from '../shared/carriedSettings';
import { removeConfigEntries, renameIgnoredReference } from '../shared/configOperations';
import {
  listedDependencyNotes,
  outdatedExportNotes,
  roundTripNote,
  unreadNotes,
  upgradeNote,
} from '../shared/deploymentNotes';
import { droppedSettingsNotes } from '../shared/droppedSettings';
import { isNoLongerExternal } from '../shared/isNoLongerExternal';
import { newDefinitionRules } from '../shared/newReferenceRules';
import { type Refactoring, type Refusal, refusedRefactoring, completeRefactoring } from '../shared/refactoring';
import type { RefactoringNote } from '../shared/refactoringNote';
import {
  definitionRefusal,
  isNeededBy,
  canReceiveEdits,
  type ReferenceScope,
  referenceScope,
  mixedConnectorRefusals,
  undecidedProblem,
  useRefusal,
} from '../shared/referenceScope';
import { rebind } from '../shared/referenceUses';
import type { RefusalReason } from '../shared/refusalReason';
import { settingsOfScope } from '../shared/settingsOfScope';
import { needsAfterMerges } from './needsAfterMerges';
import type { ReferenceMerge } from './solutionsAfterMerge';
import { compareConnectors } from '../../../connectors/connectorIdentity';
import { undefinedRefusals } from '../shared/undefinedRefusals';
import { unreadableFiles } from '../shared/unreadableFiles';
import { unique } from '../../../text/unique';

export interface MergeRequest {
  /** Logical names of the references that are removed. */
  readonly sources: readonly string[];
  /** The logical name of the reference that is kept. */
  readonly target: string;
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
    return refusedRefactoring(...failed);
  }
  const merges = read.flatMap((each) => ('refusals' in each ? [] : [each]));
  const planned = merges.map((merge) => plannedMerge(merge, index));
  const needs = needsAfterMerges(merges, index);
  return completeRefactoring({
    operations: planned.flatMap(({ operations }) => operations),
    notes: [...needs.notes, ...planned.flatMap(({ notes }) => notes)],
    refusals: [...planned.flatMap(({ refusals }) => refusals), ...needs.refusals, ...unreadableFiles(index)],
    mayRaise: [...newDefinitionRules, 'undefined-reference'],
  });
}

function readMerge(
  { sources: sourceNames, target: targetName }: MergeRequest,
  index: WorkspaceIndex,
): ReferenceMerge | { readonly refusals: readonly Refusal[] } {
  const target = referenceScope(targetName, undefined, index);
  if (!target) {
    return { refusals: undefinedRefusals(targetName, undefined, index) };
  }
  const sources: ReferenceScope[] = [];
  const mixed = [...new Set([...sourceNames, targetName])].flatMap((name) => {
    const scope = referenceScope(name, undefined, index);
    return scope ? mixedConnectorRefusals(scope) : [];
  });
  if (mixed.length > 0) {
    return { refusals: mixed };
  }
  for (const name of new Map(sourceNames.map((each) => [nameKey(each), each])).values()) {
    const source = referenceScope(name, undefined, index);
    if (!source) {
      return { refusals: undefinedRefusals(name, undefined, index) };
    }
    const problem = mergeProblem(source, target);
    if (problem !== undefined) {
      return { refusals: [{ file: source.reference.file, reason: problem }] };
    }
    sources.push(source);
  }
  const copyTargets = copyTargetsOf(sources, target, index);
  const listing = unique(
    sources.flatMap((source) => relisted(source, target, copyTargets, index).map(({ root }) => root)),
  );
  return { sources, target, copyTargets, listing: index.solutions().filter(({ root }) => listing.includes(root)) };
}

function plannedMerge(
  merge: ReferenceMerge,
  index: WorkspaceIndex,
): Pick<Refactoring, 'operations' | 'notes' | 'refusals'> {
  const { sources, target, copyTargets } = merge;
  const targetName = target.reference.logicalName;
  const names = sources.map(({ reference }) => reference.logicalName);
  const users = sources.flatMap(({ uses }) => uses.map(({ solution }) => solution));
  const defining = [...new Set(sources.flatMap(({ solutions }) => solutions))];
  const changed = [...new Set([...defining, ...users])].filter((each) => canReceiveEdits(each, index));
  const settings = carriedSettings(
    sources.map((source) => settingsOfScope(source, index)),
    targetName,
    index,
  );
  return {
    operations: [
      ...sources.flatMap((source) => moveUsers(source, merge, index)),
      ...copies(merge),
      ...settings.operations,
      ...names.flatMap((name) => [
        ...renameIgnoredReference(name, targetName, index),
        ...removeConfigEntries(name, index),
      ]),
    ],
    notes: [
      ...connectionNotes(sources, target.reference, settings.changed),
      upgradeNote(names),
      ...droppedSettingsNotes(settings.operations, targetName, index),
      ...sources.flatMap((source) => externalNotes(source, targetName, index)),
      ...sources.flatMap((source) => {
        const isRelisted = relisted(source, target, copyTargets, index);
        return listedDependencyNotes(
          index.solutions().filter((each) => !isRelisted.includes(each)),
          [source.reference.logicalName],
        );
      }),
      ...outdatedExportNotes([...defining, ...users], index),
      ...unreadNotes([...defining, ...users], index),
      roundTripNote(changed),
    ],
    refusals: [...sources.flatMap((source) => mergeRefusals(source, index)), ...settings.refusals],
  };
}

/** Every environment was said to have what goes, and is not said to have what its users need from then on. */
function externalNotes(
  { reference: { logicalName }, solutions, uses }: ReferenceScope,
  target: string,
  index: WorkspaceIndex,
): RefactoringNote[] {
  const files = [...solutions.map(({ root }) => root), ...uses.map(({ file }) => file)];
  return isNoLongerExternal(files, logicalName, target, index)
    ? [{ kind: 'noLongerExternal', reference: logicalName, target }]
    : [];
}

function mergeProblem(source: ReferenceScope, target: ReferenceScope): RefusalReason | undefined {
  const [a, b] = [source.reference, target.reference];
  if (sameName(a.logicalName, b.logicalName)) {
    return { kind: 'mergedIntoItself', reference: a.logicalName };
  }
  const undecided = undecidedProblem(source) ?? undecidedProblem(target);
  if (undecided !== undefined) {
    return undecided;
  }
  const ambiguous = [source, target].find(({ conflictingSolutions }) => conflictingSolutions.length > 0);
  if (ambiguous) {
    return { kind: 'nameOfSeveral', reference: ambiguous.reference.logicalName };
  }
  const compared = compareConnectors(a, b);
  if (compared === 'unknown' || (a.apiName === '' && b.apiName === '')) {
    return {
      kind: 'connectorsUndecided',
      definitions: [
        { reference: a.logicalName, solutions: [] },
        { reference: b.logicalName, solutions: [] },
      ],
    };
  }
  return compared === 'same'
    ? undefined
    : {
        kind: 'connectorsDiffer',
        definitions: [
          { reference: a.logicalName, connector: a.apiName },
          { reference: b.logicalName, connector: b.apiName },
        ],
      };
}

function mergeRefusals({ reference, solutions, uses }: ReferenceScope, index: WorkspaceIndex): Refusal[] {
  const { logicalName } = reference;
  return [
    ...solutions.map((each) => definitionRefusal(each, logicalName, index)),
    ...uses.map((use) => useRefusal(use, logicalName, index)),
  ].filter((refusal) => refusal !== undefined);
}

function moveUsers(
  source: ReferenceScope,
  { target, copyTargets }: ReferenceMerge,
  index: WorkspaceIndex,
): EditOperation[] {
  const { reference, solutions, uses } = source;
  const { logicalName } = reference;
  const targetName = target.reference.logicalName;
  const owner = formatOwner(target.solutions);
  return unique([
    ...rebind(
      uses.filter((use) => canReceiveEdits(use.solution, index)),
      logicalName,
      targetName,
    ),
    ...solutions
      .filter((solution) => canReceiveEdits(solution, index))
      .map(({ customizationsFile = '' }): EditOperation => ({
        kind: 'removeReference',
        file: customizationsFile,
        logicalName,
      })),
    ...relisted(source, target, copyTargets, index).map((solution): EditOperation =>
      holds(solution, target, copyTargets)
        ? { kind: 'removeDependency', file: solution.manifestFile, logicalName }
        : {
            kind: 'replaceReferenceName',
            file: solution.manifestFile,
            holder: 'solutionManifest',
            logicalName,
            to: targetName,
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
  copyTargets: readonly Solution[],
  index: WorkspaceIndex,
): Solution[] {
  return index
    .solutions()
    .filter((solution) => canReceiveEdits(solution, index) && isNeededBy(solution, logicalName))
    .filter((solution) => !holds(solution, target, copyTargets) || uses.some((use) => use.solution === solution));
}

function holds(solution: Solution, { solutions }: ReferenceScope, copyTargets: readonly Solution[]): boolean {
  return solutions.includes(solution) || copyTargets.includes(solution);
}

/** What was complete in itself stays so. */
function copyTargetsOf(
  sources: readonly ReferenceScope[],
  { solutions }: ReferenceScope,
  index: WorkspaceIndex,
): Solution[] {
  const incomplete = sources.flatMap((source) =>
    source.solutions.filter(
      (solution) => !solutions.includes(solution) && source.uses.some((use) => use.solution === solution),
    ),
  );
  return [...new Set(incomplete)].filter((solution) => canReceiveEdits(solution, index));
}

function copies({ target: { reference, solutions }, copyTargets }: ReferenceMerge): EditOperation[] {
  const from = solutions.find(({ root }) => archiveOf(root) === undefined)?.customizationsFile ?? reference.file;
  return copyTargets.map(({ customizationsFile = '' }) => ({
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
): RefactoringNote[] {
  return [
    { kind: 'mergedUsersChangeConnection', reference: logicalName, merged: sources.length },
    ...(changed.length > 0 ? [{ kind: 'otherConnection', files: changed } as const] : []),
  ];
}
