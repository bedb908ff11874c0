import { definesReference } from '../../../dependencies/definesReference';
import { sameName } from '../../../model/names';
import type { Solution } from '../../../model/solution';
import { areTwins, solutionName } from '../../../model/solutionIdentity';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import type { EditOperation } from '../../operations/editOperation';
import { type CarriedSettings, carriedSettings } from '../shared/carriedSettings';
import { namedCodeApp, rebindCodeApps } from '../shared/codeAppUses';
import { renameIgnoredReference } from '../shared/configOperations';
import {
  listedDependencyNotes,
  nameOfOthersNote,
  prefixNotes,
  outdatedExportNotes,
  roundTripNote,
  unreadNotes,
  upgradeNote,
} from '../shared/deploymentNotes';
import { droppedSettingsNotes, renamedEntries } from '../shared/droppedSettings';
import { isNoLongerExternal } from '../shared/isNoLongerExternal';
import { listedUserRefusals } from '../shared/listedUserRefusals';
import { type Refactoring, type Refusal, refusedRefactoring, completeRefactoring } from '../shared/refactoring';
import type { RefactoringNote } from '../shared/refactoringNote';
import { displayNameProblem, newLogicalNameProblem } from '../shared/referenceNames';
import { canReceiveEdits, isNeededBy, type ReferenceScope, useRefusal } from '../shared/referenceScope';
import { namedUse, rebindUses } from '../shared/referenceUses';
import { newNameInSettingsRules } from '../shared/settingsNameRules';
import {
  pipelineNotes,
  otherConnectorRefusals,
  settingsOfScope,
  unclearSettingsNotes,
} from '../shared/settingsOfScope';
import { unreadableFiles } from '../shared/unreadableFiles';
import { displayNameRefactoring } from './planRenameDisplayName';
import {
  definitionRefusals,
  renameDefinitions,
  type RenamedReference,
  renameInManifests,
  renameScope,
} from './renamedReference';
import { unique } from '../../../text/unique';

export interface RenameRequest extends RenamedReference {
  readonly newLogicalName: string;
  /** The new display name; undefined keeps the old one. */
  readonly newDisplayName?: string;
}

/**
 * Ids of rules that may report a connection reference after it is renamed. For example, its display name may look as if
 * it were generated from the new name, and settings files may still have an entry for another reference with the old
 * name.
 */
const newNameRules: readonly string[] = [
  'default-display-name',
  'same-display-name-in-two-solutions',
  'missing-connector',
  ...newNameInSettingsRules,
];

/**
 * Plans to rename a connection reference: its definitions, and its logical name in flows, agents, apps, settings
 * files, `Solution.xml` and `ignore` of `.connref.json`. A use or entry stays unchanged if it may belong to another
 * reference with the same name.
 */
export function planRename(request: RenameRequest, index: WorkspaceIndex): Refactoring {
  const scope = renameScope(request, index);
  if ('refusals' in scope) {
    return refusedRefactoring(...scope.refusals);
  }
  const { newLogicalName: to } = request;
  const { reference, solutions, uses } = scope;
  const { logicalName } = reference;
  const newDisplayName = request.newDisplayName?.trim();
  if (to === logicalName) {
    return displayNameRefactoring(scope, newDisplayName, index);
  }
  const problem =
    newLogicalNameProblem(to, logicalName, index) ??
    (newDisplayName === undefined ? undefined : displayNameProblem(newDisplayName, solutions, logicalName));
  if (problem !== undefined) {
    return refusedRefactoring({ file: reference.file, reason: problem });
  }
  const settings = renamedSettings(scope, to, index);
  const names = { logicalName: to, displayName: newDisplayName };
  const renamed = solutions.filter((each) => canReceiveEdits(each, index));
  const users = uses.map((use) => use.solution);
  return completeRefactoring({
    operations: [
      ...renamed.flatMap((each) => renameDefinitions(each, scope, names)),
      ...renameUses(scope, to, settings, index),
      ...renameInManifests(scope, names, index),
    ],
    notes: [
      ...renameNotes(scope, to, settings, index),
      ...outdatedExportNotes([...solutions, ...users], index),
      ...unreadNotes([...solutions, ...users], index),
      roundTripNote([...renamed, ...users.filter((each) => canReceiveEdits(each, index))]),
    ],
    refusals: [
      ...definitionRefusals(scope, index),
      ...uses.map((use) => useRefusal(use, logicalName, index)).filter((refusal) => refusal !== undefined),
      ...(sameName(to, logicalName)
        ? []
        : [...otherConnectorRefusals(to, reference, index), ...uneditableListings(scope, index)]),
      ...(wasExternal(scope, to, index) ? undefinedUseRefusals(scope, to) : []),
      ...settings.refusals,
      ...unreadableFiles(index),
    ],
    mayRaise: [...newNameRules, ...(wasExternal(scope, to, index) ? ['undefined-reference'] : [])],
  });
}

function renameUses(
  scope: ReferenceScope,
  to: string,
  settings: Pick<CarriedSettings, 'operations'>,
  index: WorkspaceIndex,
): EditOperation[] {
  const { logicalName } = scope.reference;
  const operations = [
    ...rebindUses(
      scope.uses.filter((use) => canReceiveEdits(use.solution, index)),
      logicalName,
      to,
    ),
    ...rebindCodeApps(scope.codeApps, logicalName, to),
    ...settings.operations,
    ...(scope.conflictingSolutions.length > 0 ? [] : renameIgnoredReference(logicalName, to, index)),
  ];
  return unique(operations);
}

/**
 * The changes of settings files that give entries for the old name the new name. If an entry for the new name already
 * has a connection, that connection is kept, and the entry for the old name is removed.
 */
function renamedSettings(scope: ReferenceScope, to: string, index: WorkspaceIndex): CarriedSettings {
  const settings = settingsOfScope(scope, index);
  if (!sameName(scope.reference.logicalName, to)) {
    return carriedSettings([settings], to, index);
  }
  const operations = settings.flatMap(({ settings: { file }, entries }) =>
    entries.map(({ logicalName, pointer }) => ({ kind: 'renameSetting', file, logicalName, pointer, to }) as const),
  );
  return { operations, changed: [], refusals: [] };
}

function renameNotes(
  scope: ReferenceScope,
  to: string,
  settings: Pick<CarriedSettings, 'operations'>,
  index: WorkspaceIndex,
): RefactoringNote[] {
  const { logicalName } = scope.reference;
  if (sameName(logicalName, to)) {
    return [{ kind: 'sameComponent' }];
  }
  const mapped = settingsOfScope(scope, index).length;
  const dropped = droppedSettingsNotes(settings.operations, to, index);
  return [
    { kind: 'newComponent', reference: to, entries: renamedEntries(mapped, dropped.length) },
    ...dropped,
    upgradeNote([logicalName], scope.conflictingSolutions),
    ...pipelineNotes(scope, index),
    ...prefixNotes(to, scope.solutions),
    ...(wasExternal(scope, to, index)
      ? [{ kind: 'externalByOldName', reference: logicalName, newName: to } as const]
      : []),
    ...(scope.conflictingSolutions.length > 0
      ? [
          nameOfOthersNote(scope),
          ...unclearUsesNotes(scope),
          ...unclearSettingsNotes(scope, index),
          ...listedDependencyNotes(unclearListings(scope, index), [logicalName]),
        ]
      : []),
  ];
}

/**
 * Notes about agents, apps and desktop flows that keep the old name, because several references have this name and it is
 * unknown which of them the agent or app uses.
 */
function unclearUsesNotes({ reference, unclearUses, unclearCodeApps }: ReferenceScope): RefactoringNote[] {
  const uses = [...unclearUses.map(namedUse), ...unclearCodeApps.map(namedCodeApp)];
  return uses.map((use) => ({ kind: 'useUnclear', use, reference: reference.logicalName }));
}

/**
 * Refusals for the solutions that cannot be edited and list the reference as a missing dependency: their import would
 * fail without the old name. Empty if the logical name is defined for several connectors, because it then stays defined.
 */
function uneditableListings(
  { reference, conflictingSolutions, uses }: ReferenceScope,
  index: WorkspaceIndex,
): Refusal[] {
  return conflictingSolutions.length > 0
    ? []
    : listedUserRefusals(
        index
          .solutions()
          // Uses in a solution that cannot be edited are refused already.
          .filter((each) => !canReceiveEdits(each, index) && !uses.some((use) => use.solution === each)),
        reference.logicalName,
        index,
      );
}

/**
 * Refusals for the solutions that use the reference and get it from the target environment, because no solution except
 * other exports of them defines it: the environment lacks the new name.
 */
function undefinedUseRefusals({ reference, solutions, uses }: ReferenceScope, to: string): Refusal[] {
  const { logicalName } = reference;
  return uses
    .filter(
      ({ solution }) =>
        !definesReference(solution, logicalName) && solutions.every((defining) => areTwins(defining, solution)),
    )
    .map(({ file, solution }) => ({
      file,
      reason: { kind: 'onlyExternal', solution: solutionName(solution), reference: logicalName, newName: to },
    }));
}

/**
 * The solutions that list a logical name as a missing dependency if it is unknown which of several references with this
 * name they need. Their lists are not changed.
 */
function unclearListings(
  { reference, solutions, conflictingSolutions, uses }: ReferenceScope,
  index: WorkspaceIndex,
): Solution[] {
  return index
    .solutions()
    .filter((each) => isNeededBy(each, reference.logicalName))
    .filter((each) => ![...solutions, ...conflictingSolutions, ...uses.map((use) => use.solution)].includes(each));
}

/**
 * Whether `externals` of `.connref.json` lists the old name of the reference but not the new one, so that target
 * environments may lack the renamed reference.
 */
function wasExternal(
  { reference: { logicalName }, solutions, uses }: ReferenceScope,
  to: string,
  index: WorkspaceIndex,
): boolean {
  const files = [...solutions.map(({ root }) => root), ...uses.map(({ file }) => file)];
  return isNoLongerExternal(files, logicalName, to, index);
}
