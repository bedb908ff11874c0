import type { ConnectionReference, Solution } from '../../../model/solution';
import { solutionName } from '../../../model/solutionIdentity';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import type { ReplaceReferenceName } from '../../operations/editOperation';
import { listedDependencyNotes } from '../shared/deploymentNotes';
import type { RefactoringNote } from '../shared/refactoringNote';
import { definitionsIn, isNeededBy, canReceiveEdits } from '../shared/referenceScope';
import { type ReferenceUse, usesOf } from '../shared/referenceUses';

/** One of several definitions of a name, which gets another one, and all that means it for sure. */
export interface SeparatedDefinition {
  readonly solution: Solution;
  readonly definition: ConnectionReference;
  readonly others: readonly ConnectionReference[];
  readonly uses: readonly ReferenceUse[];
  readonly to: string;
}

/** What becomes of the MissingDependencies that name a definition. */
export interface SeparatedDependencies {
  readonly operations: readonly ReplaceReferenceName[];
  /** The solutions whose `Solution.xml` changes. */
  readonly solutions: readonly Solution[];
  /** Where nothing tells which of the definitions is listed. */
  readonly notes: readonly RefactoringNote[];
}

/**
 * Another solution needs the definition that gets the new name where all that uses the old one there means that. What the
 * definition needs itself can only be its custom connector.
 */
export function separatedDependencies(separated: SeparatedDefinition, index: WorkspaceIndex): SeparatedDependencies {
  const { solution, definition, others, to } = separated;
  const { logicalName } = definition;
  const needing = index
    .solutions()
    .filter((each) => isNeededBy(each, logicalName) && definitionsIn(each, logicalName).length === 0)
    .map((each) => ({ each, isMeant: isMeantBy(each, separated, index) }));
  const own = lacksConnectorOf(definition, solution);
  const isShared = own && others.some((other) => lacksConnectorOf(other, solution));
  const solutions = [
    ...(own && !isShared ? [solution] : []),
    ...needing.flatMap(({ each, isMeant }) => (isMeant === true ? [each] : [])),
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
        needing.flatMap(({ each, isMeant }) => (isMeant === undefined ? [each] : [])),
        [logicalName],
      ),
      ...(isShared
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

/** Undefined where a solution uses both, or nothing that is read. */
function isMeantBy(
  user: Solution,
  { definition: { logicalName }, uses }: SeparatedDefinition,
  index: WorkspaceIndex,
): boolean | undefined {
  const all = usesOf(logicalName, index).filter((use) => use.solution === user);
  const meant = uses.filter((use) => use.solution === user);
  return all.length === 0 || (meant.length > 0 && meant.length < all.length) ? undefined : meant.length > 0;
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
