import { connectorName } from '../../connectors/connectorNames';
import type { FilePath } from '../../model/filePath';
import { sameName } from '../../model/names';
import type { ConnectionReference, Solution } from '../../model/solution';
import { isSource, solutionName } from '../../model/solutionIdentity';
import type { WorkspaceIndex } from '../../model/workspaceIndex';
import type { Fix } from './fix';
import { proposeReference } from '../refactorings/shared/referenceNames';
import { planDelete } from '../refactorings/delete/planDelete';
import { consolidationGroups } from '../refactorings/merge/planConsolidation';
import { planMerge } from '../refactorings/merge/planMerge';
import { planRename } from '../refactorings/rename/planRename';
import { planRenameDisplayName } from '../refactorings/rename/planRenameDisplayName';
import {
  definitionsOf,
  type DuplicateDefinition,
  planRenameDefinition,
} from '../refactorings/rename/planRenameDefinition';
import type { Refactoring } from '../refactorings/shared/refactoring';
import { referenceScope } from '../refactorings/shared/referenceScope';
import { compareConnectors } from '../../connectors/connectorIdentity';

/**
 * Fixes that delete an unused connection reference from all solutions and settings files; empty if the deletion is
 * refused, or the file's solution is not edited.
 * @param file Any file of the solution that defines the reference.
 */
export function deleteReferenceFixes(file: FilePath, logicalName: string, index: WorkspaceIndex): Fix[] {
  const solution = sourceOf(file, index);
  return solution
    ? fixesFrom(
        `Delete ${logicalName}, also from the settings files…`,
        planDelete({ logicalName, solution: solution.root }, index),
      )
    : [];
}

/**
 * Fixes that remove one of several definitions of a logical name in a solution. Empty unless another of these
 * definitions has the same connector, because flows that use the removed one would otherwise get another connector.
 * @param preferred Whether the definition may be removed without review.
 */
export function removeDuplicateFixes(
  { file, logicalName, occurrence }: DuplicateDefinition,
  preferred: boolean,
  index: WorkspaceIndex,
): Fix[] {
  const { definition, others } = definitionsOf({ file, logicalName, occurrence }, sourceOf(file, index));
  return definition && others.some((other) => compareConnectors(other, definition) === 'same')
    ? [
        {
          title: `Remove this definition of ${logicalName}`,
          operations: [{ kind: 'removeReference', file, logicalName, occurrence }],
          preferred,
          // The two definitions may have different ids of one custom connector. Then it was unknown which one is the source.
          mayRaise: ['settings-source-connector'],
        },
      ]
    : [];
}

/**
 * Fixes that rename one of several definitions of a logical name in a solution, to a name that the user chooses. Uses
 * whose connector fits only this definition get the new name; all other uses keep the old name.
 */
export function renameDuplicateFixes(duplicate: DuplicateDefinition, index: WorkspaceIndex): Fix[] {
  const { file, logicalName } = duplicate;
  const solution = sourceOf(file, index);
  const { definition } = definitionsOf(duplicate, solution);
  return solution && definition
    ? renameFixes(
        `Rename this definition of ${logicalName}…`,
        'logicalName',
        proposedLogicalName(solution, definition, index),
        (name) => planRenameDefinition(duplicate, name, index),
      )
    : [];
}

/**
 * Fixes that rename a connection reference, with all its uses, to a logical name that the user chooses.
 * @param file Any file of the solution that defines the reference.
 */
export function renameReferenceFixes(file: FilePath, logicalName: string, index: WorkspaceIndex): Fix[] {
  const solution = sourceOf(file, index);
  const { definition: reference, others } = definitionsOf({ file, logicalName, occurrence: 0 }, solution);
  // If the solution defines the logical name more than once, the name doesn't identify the definition to rename. The
  // user must remove or rename the duplicate definition first.
  return solution && reference && others.length === 0
    ? renameFixes(
        `Rename ${logicalName} in ${solutionName(solution)}…`,
        'logicalName',
        proposedLogicalName(solution, reference, index),
        (newLogicalName) => planRename({ logicalName, solution: solution.root, newLogicalName }, index),
      )
    : [];
}

/**
 * Fixes that change the display name of a connection reference to a name that the user chooses.
 * @param file Any file of the solution that defines the reference.
 */
export function renameDisplayNameFixes(file: FilePath, logicalName: string, index: WorkspaceIndex): Fix[] {
  const solution = sourceOf(file, index);
  const scope = solution && referenceScope(logicalName, solution.root, index);
  return solution && scope
    ? renameFixes(
        `Change the display name of ${logicalName}…`,
        'displayName',
        proposedDisplayName(solution, scope.reference, scope.solutions, index),
        (newDisplayName) => planRenameDisplayName({ logicalName, solution: solution.root, newDisplayName }, index),
      )
    : [];
}

/**
 * Fixes that merge the given connection reference and all others of the solution that have the same connector. There is
 * one fix for each of these references, which keeps this reference and merges the others into it. The fix that keeps
 * the most used reference comes first; fixes whose merge is refused are left out.
 */
export function mergeFixes(file: FilePath, logicalName: string, index: WorkspaceIndex): Fix[] {
  const solution = sourceOf(file, index);
  const group = (solution ? consolidationGroups(solution, index) : []).find(({ keep, merged }) =>
    [keep, ...merged.map(({ reference }) => reference)].some((each) => sameName(each.logicalName, logicalName)),
  );
  const names = group
    ? [group.keep, ...group.merged.map(({ reference }) => reference)].map((each) => each.logicalName)
    : [];
  return names.flatMap((target) => {
    const sources = names.filter((name) => name !== target);
    const [first = '', ...more] = sources;
    const title =
      more.length === 0 ? `Merge ${first} into ${target}…` : `Merge ${sources.length} other references into ${target}…`;
    return fixesFrom(title, planMerge({ sources, target }, index));
  });
}

/**
 * The solution that a file belongs to. Undefined if the file is outside solutions, or people don't edit the solution
 * ({@link isSource}), such as a zip or a managed export.
 */
function sourceOf(file: FilePath, index: WorkspaceIndex): Solution | undefined {
  const solution = index.solutionOf(file);
  return solution && isSource(solution) ? solution : undefined;
}

/**
 * A display name that contains the connector and the solution. The user can change it before the fix is applied.
 * @param solutions All solutions that define the reference: the display name must be unused in each of them.
 */
function proposedDisplayName(
  solution: Solution,
  reference: ConnectionReference,
  solutions: readonly Solution[],
  index: WorkspaceIndex,
): string {
  const stem = `${connectorName(reference, index)} for ${solution.manifest?.displayName || solutionName(solution)}`;
  const isTaken = (name: string): boolean =>
    sameName(name, reference.displayName) ||
    index.referencesDisplayedAs(name).length > 0 ||
    solutions.some(({ connectionReferences }) =>
      connectionReferences.some(({ displayName }) => sameName(displayName.trim(), name)),
    );
  for (let number = 1; ; number++) {
    const name = number === 1 ? stem : `${stem} ${number}`;
    if (!isTaken(name)) {
      return name;
    }
  }
}

function proposedLogicalName(
  solution: Solution,
  reference: { apiName: string; customConnectorId: string | undefined },
  index: WorkspaceIndex,
): string {
  return proposeReference(solution, { ...reference, displayName: reference.apiName }, index).logicalName;
}

/** A fix that applies a refactoring; empty if the refactoring is refused or changes no file. */
function fixesFrom(title: string, { operations, mayRaise, notes, refusals }: Refactoring): Fix[] {
  return refusals.length > 0 || operations.length === 0
    ? []
    : [{ title, operations, preferred: false, mayRaise, notes }];
}

/**
 * A fix that asks the user for a name and renames a connection reference to it; empty if the rename to the proposed
 * name is refused.
 * @param proposed The name that the user can accept or change.
 * @param refactoringFor Plans the rename, first for the proposed name, later for the name that the user chooses.
 */
function renameFixes(
  title: string,
  asks: 'logicalName' | 'displayName',
  proposed: string,
  refactoringFor: (name: string) => Refactoring,
): Fix[] {
  return fixesFrom(title, refactoringFor(proposed)).map(({ notes = [], ...fix }) => ({
    ...fix,
    asks,
    refactoringFor,
    // A new display name doesn't change what an import needs, so no preview is needed.
    ...(asks === 'logicalName' && { notes }),
  }));
}
