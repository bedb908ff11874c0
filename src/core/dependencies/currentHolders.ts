import type { SolutionIdentity } from '../model/solutionIdentity';
import type { FactIndex } from '../model/workspaceIndex';

/**
 * Of the solutions that contain a component, those that an environment can get: not the older copies of a solution,
 * except the solution itself that uses the component.
 */
export function currentHolders<Held extends { readonly solution: SolutionIdentity }>(
  holders: readonly Held[],
  user: Pick<SolutionIdentity, 'root'>,
  index: FactIndex,
): Held[] {
  return holders.filter(({ solution }) => solution.root === user.root || index.copyOf(solution)?.age !== 'older');
}

/**
 * Of the solutions that contain a component, the one that uses it, as often as it contains the component. If it does not
 * contain it, the {@link currentHolders}.
 */
export function ownOrCurrentHolders<Held extends { readonly solution: SolutionIdentity }>(
  holders: readonly Held[],
  user: Pick<SolutionIdentity, 'root'>,
  index: FactIndex,
): Held[] {
  const own = holders.filter(({ solution }) => solution.root === user.root);
  return own.length > 0 ? own : currentHolders(holders, user, index);
}
