import type { Solution } from '../model/solution';
import type { ImportFailure } from './importFailure';
import type { RemovedReference } from './importPlan';
import type { ImportSequence } from './importSequence';
import type { PlannedSolution } from './planScope';

/**
 * The solutions whose import can succeed by what the files show, in the order of import. Solutions that need each other have
 * no right order, and what needs a new component of a solution that cannot be imported cannot be imported either.
 */
export function importable(
  solutions: readonly PlannedSolution[],
  { newCycles, newNeeds }: Pick<ImportSequence, 'newCycles' | 'newNeeds'>,
  failures: readonly ImportFailure[],
  removed: readonly RemovedReference[],
): PlannedSolution[] {
  const failing = new Set([
    ...failures.flatMap((failure) => (failure.kind === 'versionNotHigher' ? failure.solution : [])),
    ...removed.flatMap(({ outcome, owner }) => (outcome === 'blocked' ? (owner ?? []) : [])),
  ]);
  const without = new Set<Solution>(newCycles.flat());
  for (const { solution, name, refusal } of solutions) {
    const lacks = (newNeeds.get(solution) ?? []).some(
      ({ owner }) => owner.where === 'inSet' && without.has(owner.holder),
    );
    if (refusal !== undefined || failing.has(name) || lacks) {
      without.add(solution);
    }
  }
  return solutions.filter(({ solution }) => !without.has(solution));
}
