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
import { rebindUses, type ReferenceUse, usesOf } from '../shared/referenceUses';
import { separatedDependencies } from './separatedDependencies';
import { newNameInSettingsRules } from '../shared/settingsNameRules';
import {
  entriesOf,
  pipelineNotes,
  otherConnectorRefusals,
  settingsOfScope,
  unclearSettingsNotes,
} from '../shared/settingsOfScope';
import { unreadableFiles } from '../shared/unreadableFiles';

/** One of several definitions of a logical name in one solution. */
export interface DuplicateDefinition {
  readonly file: FilePath;
  readonly logicalName: string;
  /** Index of the definition among all definitions of the logical name in the solution, from 0. */
  readonly occurrence: number;
}

/**
 * Ids of rules that may report new findings after the rename. Several definitions shared one logical name, and now they
 * are two references: for example, each of them needs a connection and a flow, agent or app that uses it.
 */
const separatedDefinitionRules: readonly string[] = [
  ...newNameInSettingsRules,
  'duplicate-display-name',
  'same-display-name-in-two-solutions',
  'several-references-per-connector',
  'unused-reference',
];

/**
 * Plans to rename one of several definitions of a logical name in a solution. Flow entries and settings entries whose
 * connector can only belong to this definition get the new name. All other uses and entries keep the old name, and so
 * belong to the other definitions.
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
    (use) => usesDefinitionsOf(use.solution, solution, logicalName) && refersOnlyTo(use, definition, others, index),
  );
  // All definitions are in the same solution, so only the `ConnectorId` of a settings entry decides to which definition
  // the entry belongs. `settingsOfScope` looks at the connector only if there are conflicting solutions, so the
  // solution is listed as one.
  const scope: ReferenceScope = {
    reference: definition,
    solutions: [solution],
    conflictingSolutions: [solution],
    undecidedSolutions: [],
    uses,
    codeApps: [],
    unclearUses: [],
    unclearCodeApps: [],
  };
  const entries = settingsOfScope(scope, index);
  const settings = carriedSettings([entries], newLogicalName, index);
  const dropped = droppedSettingsNotes(settings.operations, newLogicalName, index);
  const ignored = copyIgnoredFindings(logicalName, newLogicalName, index);
  const needs = separatedDependencies({ solution, definition, others, uses, to: newLogicalName }, index);
  const losesExternal = isNoLongerExternal([file, ...uses.map((use) => use.file)], logicalName, newLogicalName, index);
  const users = [solution, ...uses.map((use) => use.solution)];
  return completeRefactoring({
    operations: [
      { kind: 'renameReference', file, logicalName, occurrence, to: newLogicalName },
      ...rebindUses(
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
        entries: renamedEntries(entries.length, dropped.length),
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

/**
 * The definition at the index `occurrence`, and the other definitions of the same logical name in the solution.
 * `definition` is undefined if the index is too large, or there is no solution.
 */
export function definitionsOf(
  { logicalName, occurrence }: DuplicateDefinition,
  solution: Solution | undefined,
): { readonly definition: ConnectionReference | undefined; readonly others: readonly ConnectionReference[] } {
  const definitions = solution ? definitionsIn(solution, logicalName) : [];
  return { definition: definitions[occurrence], others: definitions.toSpliced(occurrence, 1) };
}

/**
 * Whether uses in the solution `user` can belong to the definitions in `solution`: it is the same solution, or `user`
 * doesn't define the logical name.
 */
function usesDefinitionsOf(user: Solution, solution: Solution, logicalName: string): boolean {
  return user.root === solution.root || definitionsIn(user, logicalName).length === 0;
}

/**
 * Whether a use can only belong to one definition: it is an entry of a flow, its connector differs from the connectors
 * of all other definitions, and may be the one of this definition.
 */
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

/**
 * Refusals for settings files with more than one entry for the logical name: Connref doesn't decide which entry belongs
 * to which definition.
 */
function mappedTwice(logicalName: string, index: WorkspaceIndex): Refusal[] {
  return index
    .settings()
    .filter((settings) => entriesOf(settings, logicalName).length > 1)
    .map(({ file }) => ({ file, reason: { kind: 'mappedTwice', reference: logicalName } }));
}
