import { definesReference } from '../../../dependencies/definesReference';
import { formatOwner } from '../shared/formatOwner';
import { archiveOf } from '../../../model/archivePath';
import type { FilePath } from '../../../model/filePath';
import { nameKey, sameName } from '../../../model/names';
import type { ConnectionReference, Solution } from '../../../model/solution';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import type { EditOperation } from '../../operations/editOperation';
import { carriedSettings } from '../shared/carriedSettings';
import { rebindCodeApps } from '../shared/codeAppUses';
import { removeConfigEntries, renameIgnoredReference } from '../shared/configOperations';
import { outdatedExportNotes, roundTripNote, unreadNotes, upgradeNote } from '../shared/deploymentNotes';
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
import { rebindUses } from '../shared/referenceUses';
import type { RefusalReason } from '../shared/refusalReason';
import { removeDefinition } from '../shared/removeDefinition';
import { listedUserRefusals } from '../shared/listedUserRefusals';
import { settingsOfScope } from '../shared/settingsOfScope';
import { needsAfterMerges } from './needsAfterMerges';
import type { ReferenceMerge } from './solutionsAfterMerge';
import { compareConnectors, isCustomConnector } from '../../../connectors/connectorIdentity';
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
 * Plans to replace connection references by another reference with the same connector in all solutions of the
 * workspace, and to remove the replaced ones. A solution that defines and uses a removed reference, but doesn't define
 * the kept one, gets a copy of the kept one: otherwise the solution would need another solution.
 */
export function planMerge(request: MergeRequest, index: WorkspaceIndex): Refactoring {
  return planMerges([request], index);
}

/**
 * Plans several merges of different references together, because only all of them together show which solutions need
 * each other afterwards.
 */
export function planMerges(requests: readonly MergeRequest[], index: WorkspaceIndex): Refactoring {
  const found = requests.map((request) => findMerge(request, index));
  const failed = found.flatMap((each) => ('refusals' in each ? each.refusals : []));
  if (failed.length > 0) {
    return refusedRefactoring(...failed);
  }
  const merges = found.flatMap((each) => ('refusals' in each ? [] : [each]));
  const changes = merges.map((merge) => changesOf(merge, index));
  const needs = needsAfterMerges(merges, index);
  return completeRefactoring({
    operations: changes.flatMap(({ operations }) => operations),
    notes: [...needs.notes, ...changes.flatMap(({ notes }) => notes)],
    refusals: [...changes.flatMap(({ refusals }) => refusals), ...needs.refusals, ...unreadableFiles(index)],
    mayRaise: [...newDefinitionRules, 'undefined-reference'],
  });
}

/** Finds the connection references that a request wants to merge. The result has refusals if they cannot be merged. */
function findMerge(
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
    sources.flatMap((source) => solutionsToRelist(source, target, copyTargets, index).map(({ root }) => root)),
  );
  return { sources, target, copyTargets, listing: index.solutions().filter(({ root }) => listing.includes(root)) };
}

/**
 * The changes of one merge, without notes and refusals about dependencies between solutions, which follow from all
 * merges together.
 */
function changesOf(
  merge: ReferenceMerge,
  index: WorkspaceIndex,
): Pick<Refactoring, 'operations' | 'notes' | 'refusals'> {
  const { sources, target } = merge;
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
      ...copyOperations(merge),
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
      ...outdatedExportNotes([...defining, ...users], index),
      ...unreadNotes([...defining, ...users], index),
      roundTripNote(changed),
    ],
    refusals: [...sources.flatMap((source) => mergeRefusals(source, merge, index)), ...settings.refusals],
  };
}

/**
 * A note if `externals` of `.connref.json` lists a removed reference but not the kept one, so that target environments
 * may lack the kept one. Otherwise empty.
 * @param target The logical name of the kept reference.
 */
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

function mergeRefusals(
  source: ReferenceScope,
  { target, copyTargets }: ReferenceMerge,
  index: WorkspaceIndex,
): Refusal[] {
  const { reference, solutions, uses } = source;
  const { logicalName } = reference;
  const relisted = solutionsToRelist(source, target, copyTargets, index);
  const others = index.solutions().filter((each) => !relisted.includes(each));
  return [
    ...solutions.map((each) => definitionRefusal(each, logicalName, index)),
    ...uses.map((use) => useRefusal(use, logicalName, index)),
    ...listedUserRefusals(others, logicalName, index),
  ].filter((refusal) => refusal !== undefined);
}

function moveUsers(
  source: ReferenceScope,
  { target, copyTargets }: ReferenceMerge,
  index: WorkspaceIndex,
): EditOperation[] {
  const { reference, solutions, uses, codeApps } = source;
  const { logicalName } = reference;
  const targetName = target.reference.logicalName;
  const owner = formatOwner(target.solutions);
  return unique([
    ...rebindUses(
      uses.filter((use) => canReceiveEdits(use.solution, index)),
      logicalName,
      targetName,
    ),
    ...rebindCodeApps(codeApps, logicalName, targetName),
    ...solutions
      .filter((solution) => canReceiveEdits(solution, index))
      .flatMap((solution): EditOperation[] =>
        definesTarget(solution, target, copyTargets)
          ? [
              { kind: 'removeReference', file: solution.customizationsFile ?? '', logicalName },
              ...needsOfTarget(reference, targetName, solution),
            ]
          : removeDefinition(reference, solution),
      ),
    ...solutionsToRelist(source, target, copyTargets, index).map((solution): EditOperation =>
      definesTarget(solution, target, copyTargets) || definesReference(solution, logicalName)
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
 * The operations on MissingDependencies after which the kept reference needs the custom connector that a removed one
 * needed. Empty if the list also has rows that require the removed reference: these are outdated, and are removed.
 */
function needsOfTarget(reference: ConnectionReference, to: string, solution: Solution): EditOperation[] {
  const { logicalName } = reference;
  const file = solution.manifestFile;
  return isCustomConnector(reference) && !isNeededBy(solution, logicalName)
    ? [{ kind: 'replaceReferenceName', file, holder: 'solutionManifest', logicalName, to }]
    : [];
}

/**
 * The solutions that can be edited and whose MissingDependencies list a removed reference (`source`). A solution that
 * defines the kept reference (`target`), or gets a copy of it, is only among them if Connref sees a use of the removed
 * reference in it. Otherwise a component that Connref doesn't read may need the removed reference.
 */
function solutionsToRelist(
  { reference: { logicalName }, uses }: ReferenceScope,
  target: ReferenceScope,
  copyTargets: readonly Solution[],
  index: WorkspaceIndex,
): Solution[] {
  return index
    .solutions()
    .filter((solution) => canReceiveEdits(solution, index) && isNeededBy(solution, logicalName))
    .filter(
      (solution) =>
        !definesTarget(solution, target, copyTargets) ||
        // The list is outdated.
        definesReference(solution, logicalName) ||
        uses.some((use) => use.solution === solution),
    );
}

function definesTarget(solution: Solution, { solutions }: ReferenceScope, copyTargets: readonly Solution[]): boolean {
  return solutions.includes(solution) || copyTargets.includes(solution);
}

/**
 * The solutions that get a copy of the kept reference, because they define and use a removed reference and don't define
 * the kept one.
 */
function copyTargetsOf(
  sources: readonly ReferenceScope[],
  { solutions }: ReferenceScope,
  index: WorkspaceIndex,
): Solution[] {
  const lackingTarget = sources.flatMap((source) =>
    source.solutions.filter(
      (solution) => !solutions.includes(solution) && source.uses.some((use) => use.solution === solution),
    ),
  );
  return [...new Set(lackingTarget)].filter((solution) => canReceiveEdits(solution, index));
}

function copyOperations({ target: { reference, solutions }, copyTargets }: ReferenceMerge): EditOperation[] {
  const from = solutions.find(({ root }) => archiveOf(root) === undefined)?.customizationsFile ?? reference.file;
  return copyTargets.map(({ customizationsFile = '' }) => ({
    kind: 'copyReference',
    file: customizationsFile,
    from,
    logicalName: reference.logicalName,
  }));
}

/**
 * Notes about flows that may use another connection after the merge.
 * @param changed Settings files with a connection of a removed reference that no longer applies.
 */
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
