import type { FilePath } from '../../../model/filePath';
import type { ConnectionReference, Solution } from '../../../model/solution';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import type { EditOperation, NameChange } from '../../operations/editOperation';
import type { Refusal } from '../shared/refactoring';
import {
  ambiguityOf,
  definitionRefusal,
  definitionsIn,
  isNeededBy,
  canReceiveEdits,
  type ReferenceScope,
  referenceScope,
  mixedConnectorRefusals,
  undecidedProblem,
} from '../shared/referenceScope';
import { undefinedRefusals } from '../shared/undefinedRefusals';

/** A reference that is to get another logical name or display name. */
export interface RenamedReference {
  readonly logicalName: string;
  /** The root of the solution whose reference is meant, where the name stands for several connectors. */
  readonly solution?: FilePath;
}

/** What a rename reaches, or why it is not known which reference is meant. */
export function renameScope(
  { logicalName, solution }: RenamedReference,
  index: WorkspaceIndex,
): ReferenceScope | { readonly refusals: readonly Refusal[] } {
  const scope = referenceScope(logicalName, solution, index);
  if (!scope) {
    return { refusals: undefinedRefusals(logicalName, solution, index) };
  }
  const problem = undecidedProblem(scope) ?? (solution === undefined ? ambiguityOf(logicalName, index) : undefined);
  return problem === undefined ? scope : { refusals: [{ file: scope.reference.file, reason: problem }] };
}

/** Why a reference cannot be renamed, whatever its new name is. */
export function renameRefusals(renamed: RenamedReference, index: WorkspaceIndex): readonly Refusal[] {
  const scope = renameScope(renamed, index);
  return 'refusals' in scope ? scope.refusals : definitionRefusals(scope, index);
}

/** Why the definitions of a reference cannot be edited. */
export function definitionRefusals(scope: ReferenceScope, index: WorkspaceIndex): Refusal[] {
  const { reference, solutions } = scope;
  return [
    ...mixedConnectorRefusals(scope),
    ...solutions
      .map((each) => definitionRefusal(each, reference.logicalName, index))
      .filter((refusal) => refusal !== undefined),
  ];
}

/** What gets another name; what is undefined stays as it is. */
interface NewNames {
  readonly logicalName?: string | undefined;
  readonly displayName?: string | undefined;
}

/** Renames every definition of a reference in a solution. */
export function renameDefinitions(
  solution: Solution,
  { reference: { logicalName } }: ReferenceScope,
  { logicalName: to, displayName: newDisplayName }: NewNames,
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

/** The solutions that define it name what it lacks itself; the others, that they need it. */
export function renameInManifests(
  { reference, solutions, conflictingSolutions, uses }: ReferenceScope,
  names: NewNames,
  index: WorkspaceIndex,
): EditOperation[] {
  const { logicalName } = reference;
  const displayName = displayNameChange(reference, names.displayName);
  return index
    .solutions()
    .filter((solution) => canReceiveEdits(solution, index) && !conflictingSolutions.includes(solution))
    .filter(
      (solution) =>
        solutions.includes(solution) ||
        // Where the name stands for several connectors, only what is used there tells which one is needed.
        (conflictingSolutions.length > 0 && uses.some((use) => use.solution === solution)) ||
        (conflictingSolutions.length === 0 && isNeededBy(solution, logicalName)),
    )
    .map(({ manifestFile }) => ({
      kind: 'replaceReferenceName',
      file: manifestFile,
      holder: 'solutionManifest',
      logicalName,
      to: names.logicalName ?? logicalName,
      ...(displayName && { displayName }),
    }));
}

function displayNameChange({ displayName }: ConnectionReference, value: string | undefined): NameChange | undefined {
  return value === undefined || value === displayName ? undefined : { before: displayName, value };
}
