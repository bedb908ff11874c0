import type { ConnectionReference, Solution } from '../../../model/solution';
import { solutionName } from '../../../model/solutionIdentity';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import type { ReplaceReferenceName } from '../../operations/mentionOperation';
import { listedDependencyNotes } from '../shared/deploymentNotes';
import type { RefactoringNote } from '../shared/refactoringNote';
import { definitionsIn, isNeededBy, canReceiveEdits } from '../shared/referenceScope';
import { type ReferenceUse, usesOf } from '../shared/referenceUses';

/**
 * A definition that gets the new name `to`, the other definitions of its old name in the solution, and the uses that
 * surely belong to this definition.
 */
export interface SeparatedDefinition {
  readonly solution: Solution;
  readonly definition: ConnectionReference;
  readonly others: readonly ConnectionReference[];
  readonly uses: readonly ReferenceUse[];
  readonly to: string;
}

/**
 * The changes of MissingDependencies in `Solution.xml` files: rows that list the old name get the new name if they are
 * about the renamed definition.
 */
export interface SeparatedDependencies {
  readonly operations: readonly ReplaceReferenceName[];
  /** The solutions whose `Solution.xml` changes. */
  readonly solutions: readonly Solution[];
  /**
   * Notes about rows of MissingDependencies that keep the old name, because it is unknown which definition they list.
   */
  readonly notes: readonly RefactoringNote[];
}

/**
 * Computes the operations that replace the old name in MissingDependencies after one of several definitions of a name
 * is renamed. Another solution needs the renamed definition if all its uses of the old name belong to this definition.
 * The solution with the definitions lists the old name only if it lacks the custom connector of a definition.
 */
export function separatedDependencies(separated: SeparatedDefinition, index: WorkspaceIndex): SeparatedDependencies {
  const { solution, definition, others, to } = separated;
  const { logicalName } = definition;
  const needing = index
    .solutions()
    .filter((each) => isNeededBy(each, logicalName) && definitionsIn(each, logicalName).length === 0)
    .map((each) => ({ each, needsRenamed: needsRenamed(each, separated, index) }));
  const lacksConnector = lacksConnectorOf(definition, solution);
  const isUnclear = lacksConnector && others.some((other) => lacksConnectorOf(other, solution));
  const solutions = [
    ...(lacksConnector && !isUnclear ? [solution] : []),
    ...needing.flatMap(({ each, needsRenamed }) => (needsRenamed === true ? [each] : [])),
  ].filter((each) => canReceiveEdits(each, index));
  return {
    operations: solutions.map(({ manifestFile }) => ({
      kind: 'replaceReferenceName',
      file: manifestFile,
      holder: 'solutionManifest',
      logicalName,
      to,
    })),
    solutions,
    notes: [
      ...listedDependencyNotes(
        needing.flatMap(({ each, needsRenamed }) => (needsRenamed === undefined ? [each] : [])),
        [logicalName],
      ),
      ...(isUnclear
        ? [
            {
              kind: 'dependenciesUnclear',
              solution: solutionName(solution),
              reference: logicalName,
              newName: to,
            } as const,
          ]
        : []),
    ],
  };
}

/**
 * Whether a solution needs the renamed definition. Undefined if only some of its uses of the old name surely belong to
 * this definition, or no use in the solution was found.
 */
function needsRenamed(
  user: Solution,
  { definition: { logicalName }, uses }: SeparatedDefinition,
  index: WorkspaceIndex,
): boolean | undefined {
  const all = usesOf(logicalName, index).filter((use) => use.solution === user);
  const ofRenamed = uses.filter((use) => use.solution === user);
  return all.length === 0 || (ofRenamed.length > 0 && ofRenamed.length < all.length) ? undefined : ofRenamed.length > 0;
}

function lacksConnectorOf({ customConnectorId }: ConnectionReference, { manifest }: Solution): boolean {
  return (
    customConnectorId !== undefined &&
    (manifest?.missingDependencies.some(
      ({ kind, names }) => kind === 'customConnector' && names.includes(customConnectorId),
    ) ??
      false)
  );
}
