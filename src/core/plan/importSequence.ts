import { importOrder } from '../dependencies/importOrder';
import type { NeedsBySolution, SolutionNeed } from '../dependencies/solutionNeeds';
import type { Solution } from '../model/solution';
import type { Novelty } from './novelty';

export interface ImportSequence {
  /** The solutions in the order of import. */
  readonly solutions: readonly Solution[];
  /** Groups of solutions that need each other, without needs that an earlier release shows to be in the environment. */
  readonly cycles: readonly (readonly Solution[])[];
  /** Groups of solutions that need new components of each other, so that none of them can be imported first. */
  readonly newCycles: readonly (readonly Solution[])[];
  /** The needs of each solution that are shown to be new to the environment; in a first import all. */
  readonly newNeeds: NeedsBySolution;
}

/**
 * The order in which solutions are imported. In an update or upgrade, a solution can find a component that it needs in the
 * installed version of another solution, so needs of new components decide where solutions need each other.
 */
export function importSequence(
  solutions: readonly Solution[],
  needsOf: NeedsBySolution,
  novelty: Novelty,
): ImportSequence {
  const only = (has: (need: SolutionNeed) => boolean): NeedsBySolution =>
    new Map([...needsOf].map(([solution, needs]) => [solution, needs.filter(has)]));
  const notOld = only((need) => novelty.ofNeed(need) !== 'old');
  const newNeeds = only((need) => novelty.ofNeed(need) === 'new');
  return {
    solutions: inSequence(solutions, [needsOf, notOld, newNeeds]),
    cycles: importOrder(solutions, notOld).cycles,
    newCycles: importOrder(solutions, newNeeds).cycles,
    newNeeds,
  };
}

/** @param needs The needs, and then those that matter more, for solutions that need each other. */
function inSequence(solutions: readonly Solution[], [needs, ...more]: readonly NeedsBySolution[]): readonly Solution[] {
  if (needs === undefined) {
    return solutions;
  }
  const order = importOrder(solutions, needs);
  const cycleOf = new Map(order.cycles.flatMap((cycle) => cycle.map((solution) => [solution, cycle] as const)));
  return order.solutions.flatMap((solution) => {
    const cycle = cycleOf.get(solution);
    return cycle === undefined ? solution : solution === cycle[0] ? inSequence(cycle, more) : [];
  });
}
