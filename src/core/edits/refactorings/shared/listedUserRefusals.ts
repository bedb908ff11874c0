import { definesReference } from '../../../dependencies/definesReference';
import type { Solution } from '../../../model/solution';
import { solutionName } from '../../../model/solutionIdentity';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import type { Refusal } from './refactoring';
import { isGenerated, isNeededBy } from './referenceScope';

/**
 * A refusal for each of the solutions whose `MissingDependencies` list a reference that a refactoring removes or renames.
 * A component that Connref does not read may need it, and the import fails while the list has a reference that is not
 * there.
 * @param solutions Solutions in which Connref sees no use of the reference, or whose uses it changes without the list.
 */
export function listedUserRefusals(
  solutions: readonly Solution[],
  reference: string,
  index: WorkspaceIndex,
): Refusal[] {
  return (
    solutions
      // In a solution that defines the reference, the list is outdated.
      .filter(
        (solution) =>
          isNeededBy(solution, reference) && !isGenerated(solution, index) && !definesReference(solution, reference),
      )
      .map((solution) => ({
        file: solution.manifestFile,
        reason: { kind: 'listedAsNeeded', solution: solutionName(solution), reference },
      }))
  );
}
