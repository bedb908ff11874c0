import type { FilePath } from '../../../model/filePath';
import type { ConnectionReference, Solution } from '../../../model/solution';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import type { NameChange } from '../../operations/definitionOperation';
import type { EditOperation } from '../../operations/editOperation';
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

/** A request to rename a connection reference. */
export interface RenamedReference {
  readonly logicalName: string;
  /** Root of the solution whose reference to rename. Needed if the logical name is defined for several connectors. */
  readonly solution?: FilePath;
}

/**
 * Finds the definitions and uses of a connection reference to rename. The result has refusals if the request doesn't
 * identify one reference, or the reference isn't defined.
 */
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

/**
 * Why a connection reference cannot be renamed, whatever the new name is. The editor checks this before it asks for the
 * new name. If the result is empty, the rename can still be refused, for example because of a file that cannot be read.
 */
export function renameRefusals(renamed: RenamedReference, index: WorkspaceIndex): readonly Refusal[] {
  const scope = renameScope(renamed, index);
  return 'refusals' in scope ? scope.refusals : definitionRefusals(scope, index);
}

/**
 * Why the definitions of a connection reference cannot be edited; empty if they can, or if the next export replaces
 * those that cannot.
 */
export function definitionRefusals(scope: ReferenceScope, index: WorkspaceIndex): Refusal[] {
  const { reference, solutions } = scope;
  return [
    ...mixedConnectorRefusals(scope),
    ...solutions
      .map((each) => definitionRefusal(each, reference.logicalName, index))
      .filter((refusal) => refusal !== undefined),
  ];
}

/** The new names of a connection reference. Undefined keeps the old name. */
interface NewNames {
  readonly logicalName?: string | undefined;
  readonly displayName?: string | undefined;
}

/** The operations that rename all definitions of a connection reference in one solution. */
export function renameDefinitions(
  solution: Solution,
  { reference: { logicalName } }: ReferenceScope,
  { logicalName: to, displayName: newDisplayName }: NewNames,
): EditOperation[] {
  const definitions = definitionsIn(solution, logicalName);
  return definitions.flatMap((each, occurrence): EditOperation[] => {
    const displayName = displayNameChange(each, newDisplayName);
    return to === undefined && !displayName
      ? []
      : [
          {
            kind: 'renameReference',
            file: each.file,
            logicalName,
            ...(definitions.length > 1 && { occurrence }),
            ...(to !== undefined && { to }),
            ...(displayName && { displayName }),
          },
        ];
  });
}

/**
 * The operations that replace the name of a connection reference in MissingDependencies of each `Solution.xml` that may
 * list it. A solution that defines the reference may list it there together with the connector that it needs; other
 * solutions list it as a component that they need.
 */
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
        // If the logical name is defined for several connectors, only the uses in a solution show which of these
        // references the solution needs.
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
