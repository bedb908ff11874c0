import type { FilePath } from '../model/filePath';
import type { SolutionIdentity } from '../model/solutionIdentity';
import type { FactIndex } from '../model/workspaceIndex';
import { isOlderCopy } from './solutionCopies';

/**
 * Of the solutions that contain a component, those that an environment can get: not the older copies of a solution,
 * except the solution itself that uses the component.
 */
export function currentHolders<Held extends { readonly solution: SolutionIdentity }>(
  holders: readonly Held[],
  user: Pick<SolutionIdentity, 'root'>,
  index: FactIndex,
): Held[] {
  return holders.filter(({ solution }) => solution.root === user.root || !isOlderCopy(solution, index));
}

/** The roots of the solutions that one environment gets together. */
export type RootsOfSet = ReadonlySet<FilePath>;

/**
 * Of all holders of a component, those in the solution that uses it. If that solution does not contain the component, those
 * in a set of solutions. If none of these contains it, the {@link currentHolders}.
 * @param set Omitted for a question about any environment.
 */
export function holdersInForce<Held extends { readonly solution: SolutionIdentity }>(
  holders: readonly Held[],
  user: Pick<SolutionIdentity, 'root'>,
  index: FactIndex,
  set?: RootsOfSet,
): Held[] {
  const own = holders.filter(({ solution }) => solution.root === user.root);
  const inSet = own.length > 0 ? own : holders.filter(({ solution }) => set?.has(solution.root));
  return inSet.length > 0 ? inSet : currentHolders(holders, user, index);
}
