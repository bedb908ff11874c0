import { compareVersions } from '../dependencies/compareVersions';
import { solutionsListedAs, versionOfListing } from '../dependencies/listedComponents';
import { compareNames } from '../model/names';
import type { Solution } from '../model/solution';
import { solutionName } from '../model/solutionIdentity';
import type { OlderSolution } from './importPlan';
import type { PlannedSolution } from './planScope';

/**
 * The solutions of the workspace that are older than what `MissingDependencies` of planned solutions list: the version from
 * which the component came when the solution was exported. Sorted by name.
 */
export function olderSolutions(planned: readonly PlannedSolution[], all: readonly Solution[]): OlderSolution[] {
  const found = new Map<Solution, { needed: string; neededBy: Set<string> }>();
  for (const { solution, name } of planned) {
    for (const { solution: listing } of solution.manifest?.missingDependencies ?? []) {
      const needed = versionOfListing(listing);
      const here = solutionsListedAs(listing, all);
      const isNewest = here.every(({ manifest }) => compareVersions(manifest?.version ?? '', needed) < 0);
      if (needed !== '' && here[0] && here[0] !== solution && isNewest) {
        const before = found.get(here[0]);
        found.set(here[0], {
          needed: before && compareVersions(before.needed, needed) > 0 ? before.needed : needed,
          neededBy: (before?.neededBy ?? new Set()).add(name),
        });
      }
    }
  }
  return [...found]
    .map(([older, { needed, neededBy }]) => ({
      solution: solutionName(older),
      version: older.manifest?.version ?? '',
      needed,
      neededBy: [...neededBy].sort(compareNames),
    }))
    .sort((a, b) => compareNames(a.solution, b.solution));
}
