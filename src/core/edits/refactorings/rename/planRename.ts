import type { FilePath } from '../../../model/filePath';
import { sameName } from '../../../model/names';
import type { ConnectionReference, Solution } from '../../../model/solution';
import { solutionName } from '../../../model/solutionIdentity';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import type { EditOperation, NameChange } from '../../operations/editOperation';
import { displayNameProblem, newLogicalNameProblem } from '../shared/referenceNames';
import { type CarriedSettings, carriedSettings } from '../shared/carriedSettings';
import { retargetIgnored } from '../shared/configOperations';
import {
  keptNote,
  prefixNotes,
  rebuiltNotes,
  roundTripNote,
  unreadNotes,
  upgradeNote,
} from '../shared/deploymentNotes';
import { droppedSettingsNotes } from '../shared/droppedSettings';
import { isNoLongerExternal } from '../shared/isNoLongerExternal';
import { type Refactoring, refused, unlessRefused } from '../shared/refactoring';
import {
  ambiguityOf,
  definitionsIn,
  editRefusal,
  isNeededBy,
  isReached,
  type ReferenceScope,
  referenceScope,
  tornRefusals,
  undecidedProblem,
} from '../shared/referenceScope';
import { rebind, useInWords } from '../shared/referenceUses';
import { pipelineNotes, settingsAtOdds, settingsOfScope, unclearSettingsNotes } from '../shared/settingsOfScope';
import { undefinedRefusals } from '../shared/undefinedRefusals';
import { unreadableFiles } from '../shared/unreadableFiles';

export interface RenameRequest {
  readonly logicalName: string;
  /** The root of the solution whose reference is meant, where the name stands for several connectors. */
  readonly solution?: FilePath;
  readonly newLogicalName?: string;
  readonly newDisplayName?: string;
}

/**
 * The display name may end like the new name, and a settings file may have an entry
 * for it, or be for another reference that keeps the old one.
 */
const newNameRaises: readonly string[] = [
  'default-display-name',
  'missing-connector',
  'settings-missing-entry',
  'settings-unknown-entry',
  'settings-empty-connection',
  'settings-same-connection-in-two-environments',
];

/**
 * Renames a connection reference in every solution that defines it, and in all that names it: flows, agents, canvas apps,
 * settings files, `Solution.xml`, `.connref.json`. Changes nothing by itself.
 */
export function planRename(request: RenameRequest, index: WorkspaceIndex): Refactoring {
  const { logicalName, solution } = request;
  const newDisplayName = request.newDisplayName?.trim();
  const scope = referenceScope(logicalName, solution, index);
  if (!scope) {
    return refused(...undefinedRefusals(logicalName, solution, index));
  }
  const { reference } = scope;
  const undecided = undecidedProblem(scope);
  if (undecided !== undefined) {
    return refused({ file: reference.file, message: undecided });
  }
  const ambiguity = solution === undefined ? ambiguityOf(logicalName, index) : undefined;
  if (ambiguity !== undefined) {
    return refused({ file: reference.file, message: `${ambiguity} Say in which solution it is meant.` });
  }
  const to = request.newLogicalName === reference.logicalName ? undefined : request.newLogicalName;
  const problem =
    (to === undefined ? undefined : newLogicalNameProblem(to, reference.logicalName, index)) ??
    (newDisplayName === undefined
      ? undefined
      : displayNameProblem(newDisplayName, scope.solutions, reference.logicalName));
  if (problem !== undefined) {
    return refused({ file: reference.file, message: problem });
  }
  const settings = renamedSettings(scope, to ?? reference.logicalName, index);
  const renamed = scope.solutions.filter((each) => isReached(each, index));
  const refusals = [
    ...tornRefusals(scope),
    ...scope.solutions.map((each) =>
      editRefusal(each.manifestFile, `${solutionName(each)} defines ${reference.logicalName}`, each, index),
    ),
    ...(to === undefined
      ? []
      : scope.uses.map((use) => editRefusal(use.file, useInWords(use, reference.logicalName), use.solution, index))),
  ].filter((refusal) => refusal !== undefined);
  return unlessRefused({
    operations: [
      ...renamed.flatMap((each) => renameDefinitions(each, scope, to, newDisplayName)),
      ...(to === undefined ? [] : renameUses(scope, to, settings, index)),
      ...renameInManifests(scope, to, newDisplayName, index),
    ],
    notes: [
      ...(to === undefined
        ? ['Only the display name changes: every environment keeps what it is mapped to.']
        : renameNotes(scope, to, settings, index)),
      ...rebuiltNotes([...scope.solutions, ...scope.uses.map((use) => use.solution)], index),
      ...(to === undefined ? [] : unreadNotes([...scope.solutions, ...scope.uses.map((use) => use.solution)], index)),
      roundTripNote([
        ...renamed,
        ...(to === undefined ? [] : scope.uses.map((use) => use.solution).filter((each) => isReached(each, index))),
      ]),
    ],
    refusals:
      to === undefined
        ? refusals
        : [
            ...refusals,
            ...(sameName(to, reference.logicalName) ? [] : settingsAtOdds(to, reference, index)),
            ...settings.refusals,
            ...unreadableFiles(index),
          ],
    mayRaise:
      to === undefined
        ? ['default-display-name']
        : [...newNameRaises, ...(wasExternal(scope, to, index) ? ['undefined-reference'] : [])],
  });
}

function renameDefinitions(
  solution: Solution,
  { reference: { logicalName } }: ReferenceScope,
  to: string | undefined,
  newDisplayName: string | undefined,
): EditOperation[] {
  const own = definitionsIn(solution, logicalName);
  return own.flatMap((each, occurrence): EditOperation[] => {
    const displayName = displayNameChange(each, newDisplayName);
    return to === undefined && !displayName
      ? []
      : [
          {
            kind: 'renameReference',
            file: each.file,
            logicalName,
            ...(own.length > 1 && { occurrence }),
            ...(to !== undefined && { to }),
            ...(displayName && { displayName }),
          },
        ];
  });
}

function displayNameChange({ displayName }: ConnectionReference, value: string | undefined): NameChange | undefined {
  return value === undefined || value === displayName ? undefined : { before: displayName, value };
}

function renameUses(
  scope: ReferenceScope,
  to: string,
  settings: Pick<CarriedSettings, 'operations'>,
  index: WorkspaceIndex,
): EditOperation[] {
  const { logicalName } = scope.reference;
  const operations = [
    ...rebind(
      scope.uses.filter((use) => isReached(use.solution, index)),
      logicalName,
      to,
    ),
    ...settings.operations,
    ...(scope.conflicting.length > 0 ? [] : retargetIgnored(logicalName, to, index)),
  ];
  return [...new Map(operations.map((operation) => [JSON.stringify(operation), operation])).values()];
}

/** An entry that is there for the new name already, and maps it, was written for it. */
function renamedSettings(scope: ReferenceScope, to: string, index: WorkspaceIndex): CarriedSettings {
  const own = settingsOfScope(scope, index);
  if (!sameName(scope.reference.logicalName, to)) {
    return carriedSettings([own], to, index);
  }
  const operations = own.flatMap(({ settings: { file }, entries }) =>
    entries.map(({ logicalName, pointer }) => ({ kind: 'renameSetting', file, logicalName, pointer, to }) as const),
  );
  return { operations, changed: [], refusals: [] };
}

/** The solutions that define it name what it lacks itself; the others, that they need it. */
function renameInManifests(
  { reference, solutions, conflicting, uses }: ReferenceScope,
  to = reference.logicalName,
  newDisplayName: string | undefined,
  index: WorkspaceIndex,
): EditOperation[] {
  const { logicalName } = reference;
  const displayName = displayNameChange(reference, newDisplayName);
  return index
    .solutions()
    .filter((solution) => isReached(solution, index) && !conflicting.includes(solution))
    .filter(
      (solution) =>
        solutions.includes(solution) ||
        // Where the name stands for several connectors, only what is used there tells which one is needed.
        (conflicting.length > 0 && uses.some((use) => use.solution === solution)) ||
        (conflicting.length === 0 && isNeededBy(solution, logicalName)),
    )
    .map(({ manifestFile }) => ({
      kind: 'replaceReferenceName',
      file: manifestFile,
      holder: 'solutionManifest',
      logicalName,
      to,
      ...(displayName && { displayName }),
    }));
}

function renameNotes(
  scope: ReferenceScope,
  to: string,
  settings: Pick<CarriedSettings, 'operations'>,
  index: WorkspaceIndex,
): string[] {
  const { logicalName } = scope.reference;
  if (sameName(logicalName, to)) {
    return ['Dataverse does not tell names by case: it stays the same component.'];
  }
  const mapped = settingsOfScope(scope, index).length;
  const dropped = droppedSettingsNotes(settings.operations, to, index);
  const kept = `The settings files here keep their connections under the new name${dropped.length > 0 ? ', but where it has one' : ''}.`;
  return [
    `To Dataverse ${to} is a new component: every environment must be mapped again.${mapped > 0 ? ` ${kept}` : ''}`,
    ...dropped,
    upgradeNote([logicalName], scope.conflicting),
    ...pipelineNotes(scope, index),
    ...prefixNotes(to, scope.solutions),
    ...(wasExternal(scope, to, index)
      ? [`externals of .connref.json still means ${logicalName}: no environment has ${to} yet.`]
      : []),
    ...(scope.conflicting.length > 0
      ? [keptNote(scope), ...unclearUsesNotes(scope), ...unclearSettingsNotes(scope, index)]
      : []),
  ];
}

/** Uses that stay, since nothing tells which reference of the name they mean. */
function unclearUsesNotes({ reference: { logicalName }, unclear }: ReferenceScope): string[] {
  const notes = unclear.map(
    (use) =>
      `${useInWords(use, logicalName)} and goes on naming it, since nothing tells for which connector it is: look there.`,
  );
  return [...new Set(notes)];
}

/** Whether every environment is said to have what it was, which is not said of what it becomes. */
function wasExternal(
  { reference: { logicalName }, solutions, uses }: ReferenceScope,
  to: string,
  index: WorkspaceIndex,
): boolean {
  const files = [...solutions.map(({ root }) => root), ...uses.map(({ file }) => file)];
  return isNoLongerExternal(files, logicalName, to, index);
}
