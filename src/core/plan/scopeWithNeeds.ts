import type { DeploymentEnvironment, ImportMode } from '../model/deploymentEnvironment';
import { type FilePath, folderOf } from '../model/filePath';
import { nameKey } from '../model/names';
import type { Solution } from '../model/solution';
import { solutionName } from '../model/solutionIdentity';
import type { WorkspaceIndex } from '../model/workspaceIndex';
import { ComponentOwners } from '../dependencies/componentOwners';
import { usesBySolution } from '../dependencies/uses';
import { type NeedsBySolution, needsBySolution } from '../dependencies/solutionNeeds';
import { exclusionByKind, type SolutionSet } from '../dependencies/solutionSet';
import { choosePlanScope, type PlannedSolution, type PlanScope } from './planScope';

/** The solutions of a plan, and the components that they need from each other and from outside the plan. */
export interface ScopeWithNeeds {
  readonly scope: PlanScope;
  readonly set: SolutionSet;
  readonly owners: ComponentOwners;
  readonly needsOf: NeedsBySolution;
  /** The solutions that are in the plan only because another solution needs them. */
  readonly addedForOthers: ReadonlySet<PlannedSolution>;
  /** The solutions that are in the plan only because they use references or variables of others. */
  readonly addedAsUsers: ReadonlySet<PlannedSolution>;
}

/**
 * Chooses the solutions that the plan for an environment imports. If `.connref.json` declares the solutions of the
 * environment, the plan imports only these: the environment is expected to have any other solution that they need. If
 * the solutions are inferred from settings files, the plan also imports the solutions of the same workspace folder that
 * they need, and those that use their references and variables and that no settings file is for, because settings files
 * have no entries for solutions with only connectors or flows. If the solutions are unknown, the plan imports all solutions
 * of the workspace folder.
 * @param base The solutions of an earlier release that the environment has.
 */
export function scopeWithNeeds(
  environment: DeploymentEnvironment,
  index: WorkspaceIndex,
  mode: ImportMode,
  base: readonly Solution[],
): ScopeWithNeeds {
  const addedRoots = new Set<FilePath>();
  const addedNames = new Set<string>();
  const userNames = new Set<string>();
  for (;;) {
    const scope = choosePlanScope(environment, index, mode, base, addedRoots);
    const set = { solutions: scope.solutions.map(({ solution }) => solution), index };
    const owners = new ComponentOwners(set, mode);
    const needsOf = needsBySolution(set, owners);
    const before = addedRoots.size;
    if (scope.solutionsKnown && !environment.areSolutionsDeclared) {
      for (const { name, root } of neededFromOutside(set, needsOf)) {
        addedRoots.add(root);
        addedNames.add(nameKey(name));
      }
      for (const user of usersOutside(set, environment, index)) {
        addedRoots.add(user.root);
        userNames.add(nameKey(solutionName(user)));
      }
    }
    if (addedRoots.size === before) {
      const addedForOthers = new Set(scope.solutions.filter(({ name }) => addedNames.has(nameKey(name))));
      const addedAsUsers = new Set(scope.solutions.filter(({ name }) => userNames.has(nameKey(name))));
      return { scope, set, owners, needsOf, addedForOthers, addedAsUsers };
    }
  }
}

/** The solutions that solutions of the plan need, that are not in the plan, and that can be added to it. */
function neededFromOutside(
  { index, solutions }: SolutionSet,
  needsOf: NeedsBySolution,
): { readonly name: string; readonly root: FilePath }[] {
  // A solution that has the name of a planned solution is another copy of it, and must not be imported too.
  const planned = new Set(solutions.map((solution) => nameKey(solutionName(solution))));
  // Command lines have paths relative to one workspace folder, so solutions of other folders cannot be added.
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

/**
 * The solutions that use a reference or variable of the set, although no settings file of any environment is for them: the
 * settings files of the owner have their entries.
 */
function usersOutside(
  { solutions }: SolutionSet,
  { folder }: DeploymentEnvironment,
  index: WorkspaceIndex,
): Solution[] {
  const roots = new Set([
    ...solutions.map(({ root }) => root),
    ...index.environments().flatMap((each) => each.solutions),
  ]);
  const known = new Set(
    index.solutions().flatMap((solution) => (roots.has(solution.root) ? nameKey(solutionName(solution)) : [])),
  );
  const own = new Set(
    solutions.flatMap(({ connectionReferences, environmentVariables }) => [
      ...connectionReferences.map(({ logicalName }) => nameKey(logicalName)),
      ...environmentVariables.map(({ schemaName }) => nameKey(schemaName)),
    ]),
  );
  return index
    .solutions()
    .filter(
      (solution) =>
        folderOf(solution.root) === folder &&
        exclusionByKind(solution) === undefined &&
        !known.has(nameKey(solutionName(solution))) &&
        usedNames(solution).some((name) => own.has(nameKey(name))),
    );
}

function usedNames(solution: Solution): string[] {
  return usesBySolution(solution).flatMap(({ kind, name }) =>
    kind === 'connectionReference' || kind === 'environmentVariable' ? name : [],
  );
}
