import type { DeploymentEnvironment, ImportMode } from '../model/deploymentEnvironment';
import { type FilePath, folderOf } from '../model/filePath';
import { nameKey } from '../model/names';
import { solutionName } from '../model/solutionIdentity';
import type { WorkspaceIndex } from '../model/workspaceIndex';
import { ComponentOwners } from '../dependencies/componentOwners';
import { type NeedsBySolution, needsBySolution } from '../dependencies/solutionNeeds';
import { exclusionByKind, type SolutionSet } from '../dependencies/solutionSet';
import { type PlannedSolution, type PlanScope, planScope } from './planScope';

/** The solutions of a plan, and what they need of each other and besides. */
export interface ScopeWithNeeds {
  readonly scope: PlanScope;
  readonly set: SolutionSet;
  readonly owners: ComponentOwners;
  readonly needsOf: NeedsBySolution;
  /** Those that are in the plan only because another one needs them. */
  readonly takenIn: ReadonlySet<PlannedSolution>;
}

/**
 * Chooses what goes into an environment. Where its solutions are inferred, a solution of the workspace that one of them needs
 * goes in too: settings files name references and variables, and what brings only a connector or a flow has none. Where they
 * are declared, what is not among them is meant to be there.
 */
export function scopeWithNeeds(
  environment: DeploymentEnvironment,
  index: WorkspaceIndex,
  mode: ImportMode,
): ScopeWithNeeds {
  const taken = new Set<FilePath>();
  const names = new Set<string>();
  for (;;) {
    const scope = planScope(environment, index, mode, taken);
    const set = { solutions: scope.solutions.map(({ solution }) => solution), index };
    const owners = new ComponentOwners(set);
    const needsOf = needsBySolution(set, owners);
    const before = taken.size;
    if (scope.solutionsKnown && !environment.areSolutionsDeclared) {
      for (const { name, root } of neededBesides(set, needsOf)) {
        taken.add(root);
        names.add(nameKey(name));
      }
    }
    if (taken.size === before) {
      const takenIn = new Set(scope.solutions.filter(({ name }) => names.has(nameKey(name))));
      return { scope, set, owners, needsOf, takenIn };
    }
  }
}

/** The solutions outside a set that those in it need, and that can be planned with them. */
function neededBesides(
  { index, solutions }: SolutionSet,
  needsOf: NeedsBySolution,
): { readonly name: string; readonly root: FilePath }[] {
  // Of a name that is planned this would be another copy.
  const planned = new Set(solutions.map((solution) => nameKey(solutionName(solution))));
  // The command lines have paths below one workspace folder.
  const folders = new Set(solutions.map(({ root }) => folderOf(root)));
  const roots = new Set(
    index
      .solutions()
      .filter((solution) => exclusionByKind(solution) === undefined && folders.has(folderOf(solution.root)))
      .map(({ root }) => root),
  );
  return [...needsOf.values()]
    .flat()
    .flatMap(({ owner }) => (owner.where === 'inWorkspace' ? [{ name: owner.owner, root: owner.root }] : []))
    .filter(({ name, root }) => roots.has(root) && !planned.has(nameKey(name)));
}
