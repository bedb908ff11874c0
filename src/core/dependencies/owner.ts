import { type FilePath, folderOf } from '../model/filePath';
import type { Solution } from '../model/solution';
import { haveSameName, type SolutionIdentity, solutionName } from '../model/solutionIdentity';
import type { Absence } from './component';

/**
 * Where a component is that a solution uses: in this solution (`own`), in another solution, or in no known one
 * (`missing`). `ComponentOwners` finds it for a `SolutionSet`, such as the solutions of a plan.
 */
export type Owner =
  | { readonly where: 'own' }
  /** Another solution of the set contains the component. */
  | { readonly where: 'inSet'; readonly holder: Solution }
  /** `externals` of `.connref.json` lists the component, so every target environment already has it. */
  | { readonly where: 'external' }
  /** A solution of the workspace contains the component, but that solution is not in the set. */
  | { readonly where: 'inWorkspace'; readonly owner: string; readonly root: FilePath }
  /** `MissingDependencies` lists the solution that contains the component, but the workspace lacks that solution. */
  | { readonly where: 'listed'; readonly owner: string }
  | {
      readonly where: 'missing';
      readonly dependency: Absence;
      /** For `gone` and `earlier`, the solution as in `MissingDependencies`, if it gives one. */
      readonly owner?: string | undefined;
    };

/**
 * Chooses one of several solutions outside the solution set that contain a component: the first one in the workspace
 * folder of `user` (the solution that uses the component), or else the first one. Undefined if no solution contains it
 * except other copies of `user`: an environment gets only one of the copies.
 */
export function ownerInWorkspace(
  holders: readonly SolutionIdentity[],
  user: Solution,
): Extract<Owner, { where: 'inWorkspace' }> | undefined {
  const others = holders.filter((solution) => !haveSameName(solution, user));
  const owner = others.find(({ root }) => folderOf(root) === folderOf(user.root)) ?? others[0];
  return owner && { where: 'inWorkspace', owner: solutionName(owner), root: owner.root };
}
