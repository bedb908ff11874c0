import type { Solution } from '../model/solution';
import { solutionName } from '../model/solutionIdentity';
import type { NeededComponent } from './component';
import type { NeedsBySolution, SolutionNeed } from './solutionNeeds';
import { compareNames } from '../model/names';
import { stronglyConnected } from './stronglyConnected';

export interface ImportOrder {
  readonly solutions: readonly Solution[];
  /**
   * Groups of solutions that need each other. Each group is in the order in which {@link importOrder} got the
   * solutions.
   */
  readonly cycles: readonly (readonly Solution[])[];
}

/** The components that one solution needs from another one. */
export interface SolutionDependency {
  readonly solution: string;
  readonly needs: readonly NeededComponent[];
}

/**
 * Sorts solutions so that each comes after the solutions that it needs. Apart from that, the given order stays.
 * Solutions that need each other are next to each other, because no order is right for them. Needs of other solutions are
 * ignored.
 */
export function importOrder(solutions: readonly Solution[], needsOf: NeedsBySolution): ImportOrder {
  const place = new Map(solutions.map((solution, at) => [solution, at]));
  const inOrder = (some: Iterable<Solution>): Solution[] =>
    [...new Set(some)].sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
  const neededBy = (user: Solution): Solution[] =>
    inOrder(
      (needsOf.get(user) ?? []).flatMap(({ owner }) =>
        owner.where === 'inSet' && place.has(owner.holder) ? [owner.holder] : [],
      ),
    );
  const groups = stronglyConnected(solutions, neededBy).map(inOrder);
  return { solutions: groups.flat(), cycles: groups.filter(({ length }) => length > 1) };
}

/**
 * The components that a solution needs from other solutions of its {@link SolutionSet}, grouped by the solution that
 * contains them, and sorted by the name of that solution.
 * @param needs All needs of the one solution.
 */
export function dependencies(needs: readonly SolutionNeed[]): SolutionDependency[] {
  const byOwner = new Map<string, NeededComponent[]>();
  for (const { kind, name, owner } of needs) {
    if (owner.where === 'inSet') {
      const holder = solutionName(owner.holder);
      byOwner.set(holder, [...(byOwner.get(holder) ?? []), { kind, name }]);
    }
  }
  return [...byOwner]
    .sort(([a], [b]) => compareNames(a, b))
    .map(([solution, components]) => ({ solution, needs: components }));
}
