import { type AbsentComponent, absentComponent, type ReadKind } from '../../dependencies/absentComponent';
import { currentHolders } from '../../dependencies/currentHolders';
import { areTwinsOfOneVersion } from '../../dependencies/solutionCopies';
import { haveSameName, type SolutionIdentity } from '../../model/solutionIdentity';
import type { FactIndex } from '../../model/workspaceIndex';

/** A component that something uses, and that the solution of the user does not contain. */
export interface AbsentUse {
  /** The other solutions of the workspace that contain the component. */
  readonly holders: readonly Holder[];
  /**
   * Other copies of the user's solution that contain the component. They do not bring it: an environment gets one copy.
   * Twins (other exports of the same version) are left out.
   */
  readonly copies: readonly Holder[];
  readonly absent: AbsentComponent;
  /**
   * False if a file of the user's own solution cannot be read that may contain the component. The solution then has a
   * finding about that file, so that rules do not report the component.
   */
  readonly isOwnRead: boolean;
}

/** A solution that contains a component. */
export interface Holder {
  readonly solution: SolutionIdentity;
  /** The display name of a flow, or the name of another component. */
  readonly name: string;
}

/**
 * Judges a component that a solution uses. Undefined if the solution contains the component.
 * @param names All names and ids of the component, because `MissingDependencies` may contain any of them.
 * @param holders All solutions of the workspace that contain the component.
 */
export function absentUse(
  user: SolutionIdentity,
  kind: ReadKind,
  names: readonly string[],
  holders: readonly Holder[],
  isOwnRead: boolean,
  index: FactIndex,
): AbsentUse | undefined {
  if (holders.some(({ solution }) => solution.root === user.root)) {
    return undefined;
  }
  const others = currentHolders(holders, user, index).filter(({ solution }) => !haveSameName(solution, user));
  const copies = holders.filter(
    ({ solution }) => haveSameName(solution, user) && !areTwinsOfOneVersion(solution, user),
  );
  return { holders: others, copies, absent: absentComponent(user, kind, names, others.length > 0, index), isOwnRead };
}
