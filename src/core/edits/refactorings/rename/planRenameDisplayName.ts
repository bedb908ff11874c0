import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import { outdatedExportNotes, roundTripNote } from '../shared/deploymentNotes';
import { type Refactoring, refusedRefactoring, completeRefactoring } from '../shared/refactoring';
import { displayNameProblem } from '../shared/referenceNames';
import { canReceiveEdits, type ReferenceScope } from '../shared/referenceScope';
import {
  definitionRefusals,
  renameDefinitions,
  type RenamedReference,
  renameInManifests,
  renameScope,
} from './renamedReference';

export interface DisplayNameRequest extends RenamedReference {
  readonly newDisplayName: string;
}

/**
 * Plans to change the display name of a connection reference in the solutions that define it, and in each
 * `Solution.xml` that lists it.
 */
export function planRenameDisplayName(request: DisplayNameRequest, index: WorkspaceIndex): Refactoring {
  const scope = renameScope(request, index);
  return 'refusals' in scope
    ? refusedRefactoring(...scope.refusals)
    : displayNameRefactoring(scope, request.newDisplayName.trim(), index);
}

/**
 * Plans to change the display name of a connection reference whose definitions and uses are already found.
 * @param newDisplayName Undefined keeps the old display name, so that no definition changes.
 */
export function displayNameRefactoring(
  scope: ReferenceScope,
  newDisplayName: string | undefined,
  index: WorkspaceIndex,
): Refactoring {
  const { reference, solutions, uses } = scope;
  const problem =
    newDisplayName === undefined ? undefined : displayNameProblem(newDisplayName, solutions, reference.logicalName);
  if (problem !== undefined) {
    return refusedRefactoring({ file: reference.file, reason: problem });
  }
  const names = { displayName: newDisplayName };
  const renamed = solutions.filter((each) => canReceiveEdits(each, index));
  return completeRefactoring({
    operations: [
      ...renamed.flatMap((each) => renameDefinitions(each, scope, names)),
      ...renameInManifests(scope, names, index),
    ],
    notes: [
      { kind: 'displayNameOnly' },
      ...outdatedExportNotes([...solutions, ...uses.map((use) => use.solution)], index),
      roundTripNote(renamed),
    ],
    refusals: definitionRefusals(scope, index),
    mayRaise: ['default-display-name', 'same-display-name-in-two-solutions'],
  });
}
