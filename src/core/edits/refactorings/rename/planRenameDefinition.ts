import { compareEntry } from '../../../connectors/connectorIdentity';
import type { FilePath } from '../../../model/filePath';
import { sameName } from '../../../model/names';
import type { ConnectionReference, Solution } from '../../../model/solution';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import { newLogicalNameProblem } from '../shared/referenceNames';
import { carriedSettings } from '../shared/carriedSettings';
import { copyIgnoredFindings } from '../shared/configOperations';
import { prefixNotes, outdatedExportNotes, roundTripNote, unreadNotes } from '../shared/deploymentNotes';
import { droppedSettingsNotes, renamedEntries } from '../shared/droppedSettings';
import { isNoLongerExternal } from '../shared/isNoLongerExternal';
import { type Refactoring, type Refusal, refusedRefactoring, completeRefactoring } from '../shared/refactoring';
import {
  definitionRefusal,
  definitionsIn,
  canReceiveEdits,
  type ReferenceScope,
  useRefusal,
} from '../shared/referenceScope';
import { rebind, type ReferenceUse, usesOf } from '../shared/referenceUses';
import { separatedDependencies } from './separatedDependencies';
import {
  entriesOf,
  pipelineNotes,
  otherConnectorRefusals,
  settingsOfScope,
  unclearSettingsNotes,
} from '../shared/settingsOfScope';
import { unreadableFiles } from '../shared/unreadableFiles';

/** One of several definitions of a name in one solution. */
export interface DuplicateDefinition {
  readonly file: FilePath;
  readonly logicalName: string;
  /** Which of those of the name, from 0. */
  readonly occurrence: number;
}

/**
 * Two that were taken for one are each mapped, shown, and used or not; a settings file may have an entry for the new name,
 * which nothing named before.
 */
const separatedDefinitionRules: readonly string[] = [
  'settings-missing-entry',
  'settings-unknown-entry',
  'settings-empty-connection',
  'settings-same-connection-in-two-environments',
  'duplicate-display-name',
  'several-references-per-connector',
  'unused-reference',
];

/**
 * Gives one of several definitions of a solution another logical name. What can only mean this one, by its connector, goes on
 * using it, and settings files map it; all else uses the other. Changes nothing by itself.
 */
export function planRenameDefinition(
  duplicate: DuplicateDefinition,
  newLogicalName: string,
  index: WorkspaceIndex,
): Refactoring {
  const { file, logicalName, occurrence } = duplicate;
  const solution = index.solutionOf(file);
  const { definition, others } = definitionsOf(duplicate, solution);
  if (!solution || !definition || others.length === 0) {
    return refusedRefactoring({ file, reason: { kind: 'definedOnce', reference: logicalName } });
  }
  const problem = sameName(newLogicalName, logicalName)
    ? ({ kind: 'nameOfOtherDefinition' } as const)
    : newLogicalNameProblem(newLogicalName, logicalName, index);
  if (problem !== undefined) {
    return refusedRefactoring({ file, reason: problem });
  }
  const uses = usesOf(logicalName, index).filter(
    (use) => isOpen(use.solution, solution, logicalName) && refersOnlyTo(use, definition, others, index),
  );
  // The one solution has the name for both, so that only a connector tells for which an entry is.
  const scope: ReferenceScope = {
    reference: definition,
    solutions: [solution],
    conflictingSolutions: [solution],
    undecidedSolutions: [],
    uses,
    unclearUses: [],
  };
  const mapped = settingsOfScope(scope, index);
  const settings = carriedSettings([mapped], newLogicalName, index);
  const dropped = droppedSettingsNotes(settings.operations, newLogicalName, index);
  const ignored = copyIgnoredFindings(logicalName, newLogicalName, index);
  const needs = separatedDependencies({ solution, definition, others, uses, to: newLogicalName }, index);
  const losesExternal = isNoLongerExternal([file, ...uses.map((use) => use.file)], logicalName, newLogicalName, index);
  const users = [solution, ...uses.map((use) => use.solution)];
  return completeRefactoring({
    operations: [
      { kind: 'renameReference', file, logicalName, occurrence, to: newLogicalName },
      ...rebind(
        uses.filter((use) => canReceiveEdits(use.solution, index)),
        logicalName,
        newLogicalName,
      ),
      ...settings.operations,
      ...ignored,
      ...needs.operations,
    ],
    notes: [
      {
        kind: 'definitionSeparated',
        reference: newLogicalName,
        entries: renamedEntries(mapped.length, dropped.length),
      },
      ...dropped,
      { kind: 'otherDefinition', reference: logicalName },
      ...pipelineNotes(scope, index),
      ...unclearSettingsNotes(scope, index),
      ...needs.notes,
      ...(ignored.length > 0
        ? [{ kind: 'ignoredForBoth', reference: logicalName, newName: newLogicalName } as const]
        : []),
      ...prefixNotes(newLogicalName, [solution]),
      ...(losesExternal
        ? [{ kind: 'externalByOldName', reference: logicalName, newName: newLogicalName } as const]
        : []),
      ...outdatedExportNotes(users, index),
      ...unreadNotes(users, index),
      roundTripNote([...users.filter((each) => canReceiveEdits(each, index)), ...needs.solutions]),
    ],
    refusals: [
      ...[
        definitionRefusal(solution, logicalName, index, file),
        ...uses.map((use) => useRefusal(use, logicalName, index)),
      ].filter((refusal) => refusal !== undefined),
      ...mappedTwice(logicalName, index),
      ...otherConnectorRefusals(newLogicalName, definition, index),
      ...settings.refusals,
      ...unreadableFiles(index),
    ],
    mayRaise: [...separatedDefinitionRules, ...(losesExternal ? ['undefined-reference'] : [])],
  });
}

/** The definition that is meant, if it is there, and the others of its name. */
export function definitionsOf(
  { logicalName, occurrence }: DuplicateDefinition,
  solution: Solution | undefined,
): { readonly definition: ConnectionReference | undefined; readonly others: readonly ConnectionReference[] } {
  const named = solution ? definitionsIn(solution, logicalName) : [];
  return { definition: named[occurrence], others: named.toSpliced(occurrence, 1) };
}

/** Whether the definitions of a solution are those that another one uses: it has none of its own. */
function isOpen(user: Solution, solution: Solution, logicalName: string): boolean {
  return user.root === solution.root || definitionsIn(user, logicalName).length === 0;
}

function refersOnlyTo(
  use: ReferenceUse,
  definition: ConnectionReference,
  others: readonly ConnectionReference[],
  index: WorkspaceIndex,
): boolean {
  return (
    use.kind === 'flow' &&
    compareEntry(use.entry, definition, index) !== 'other' &&
    others.every((other) => compareEntry(use.entry, other, index) === 'other')
  );
}

/** Where a settings file maps the name twice, it is not known which entry goes along. */
function mappedTwice(logicalName: string, index: WorkspaceIndex): Refusal[] {
  return index
    .settings()
    .filter((settings) => entriesOf(settings, logicalName).length > 1)
    .map(({ file }) => ({ file, reason: { kind: 'mappedTwice', reference: logicalName } }));
}
