import type { FilePath } from '../../../model/filePath';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import type { EditOperation } from '../../operations/editOperation';
import { namedCodeApp } from '../shared/codeAppUses';
import { removeConfigEntries } from '../shared/configOperations';
import {
  nameOfOthersNote,
  outdatedExportNotes,
  roundTripNote,
  unreadNotes,
  upgradeNote,
} from '../shared/deploymentNotes';
import { listedUserRefusals } from '../shared/listedUserRefusals';
import { type Refactoring, refusedRefactoring, completeRefactoring } from '../shared/refactoring';
import {
  ambiguityOf,
  definitionRefusal,
  isNeededBy,
  canReceiveEdits,
  referenceScope,
  mixedConnectorRefusals,
  undecidedProblem,
} from '../shared/referenceScope';
import { namedUse } from '../shared/referenceUses';
import { removeDefinition } from '../shared/removeDefinition';
import { settingsSolutionsRules } from '../shared/settingsNameRules';
import { settingsOfScope, unclearSettingsNotes } from '../shared/settingsOfScope';
import { undefinedRefusals } from '../shared/undefinedRefusals';
import { unreadableFiles } from '../shared/unreadableFiles';

export interface DeleteRequest {
  readonly logicalName: string;
  /** Root of the solution whose reference to delete. Needed if the logical name is defined for several connectors. */
  readonly solution?: FilePath;
}

/**
 * Plans to delete a connection reference from the solutions that define it, with its entries in settings files and
 * `.connref.json`. The plan is refused if a flow, agent or app uses the reference.
 */
export function planDelete({ logicalName: name, solution }: DeleteRequest, index: WorkspaceIndex): Refactoring {
  const scope = referenceScope(name, solution, index);
  if (!scope) {
    return refusedRefactoring(...undefinedRefusals(name, solution, index));
  }
  const undecided = undecidedProblem(scope);
  if (undecided !== undefined) {
    return refusedRefactoring({ file: scope.reference.file, reason: undecided });
  }
  const ambiguity = solution === undefined ? ambiguityOf(name, index) : undefined;
  if (ambiguity !== undefined) {
    return refusedRefactoring({ file: scope.reference.file, reason: ambiguity });
  }
  const { solutions, uses, unclearUses, codeApps, unclearCodeApps, conflictingSolutions } = scope;
  const { logicalName } = scope.reference;
  const editedSolutions = solutions.filter((each) => canReceiveEdits(each, index));
  return completeRefactoring({
    operations: [
      ...editedSolutions.flatMap((each) => removeDefinition(scope.reference, each)),
      // A solution that defines the reference has an outdated list if it lists it.
      ...editedSolutions
        .filter((each) => isNeededBy(each, logicalName))
        .map(({ manifestFile }): EditOperation => ({ kind: 'removeDependency', file: manifestFile, logicalName })),
      ...settingsOfScope(scope, index).flatMap(({ settings: { file }, entries }) =>
        entries.map((entry): EditOperation => ({
          kind: 'removeSetting',
          file,
          list: 'ConnectionReferences',
          name: entry.logicalName,
          pointer: entry.pointer,
        })),
      ),
      ...(conflictingSolutions.length > 0 ? [] : removeConfigEntries(logicalName, index)),
    ],
    notes: [
      upgradeNote([logicalName], conflictingSolutions),
      ...(conflictingSolutions.length > 0 ? [nameOfOthersNote(scope)] : []),
      ...outdatedExportNotes(solutions, index),
      ...unclearSettingsNotes(scope, index),
      ...unreadNotes(solutions, index),
      roundTripNote(editedSolutions),
    ],
    refusals: [
      ...mixedConnectorRefusals(scope),
      // A use in a zip or managed export prevents the deletion too. If its source is in the workspace, the source
      // usually has the same use.
      ...[
        ...[...uses, ...unclearUses].map((use) => ({ file: use.file, use: namedUse(use) })),
        ...[...codeApps, ...unclearCodeApps].map((app) => ({ file: app.file, use: namedCodeApp(app) })),
      ].map(({ file, use }) => ({ file, reason: { kind: 'used' as const, use, reference: logicalName } })),
      ...solutions
        .map((each) => definitionRefusal(each, logicalName, index))
        .filter((refusal) => refusal !== undefined),
      ...listedUserRefusals(
        index.solutions().filter((each) => !uses.some((use) => use.solution === each)),
        logicalName,
        index,
      ),
      ...unreadableFiles(index),
    ],
    mayRaise: settingsSolutionsRules,
  });
}
