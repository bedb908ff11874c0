import { ComponentOwners } from '../../../dependencies/componentOwners';
import { dependencies, importOrder } from '../../../dependencies/importOrder';
import type { NeededComponent } from '../../../dependencies/component';
import type { PlannedSolutionStep } from '../../../plan/importPlan';
import { type PlanScope, planScope } from '../../../dependencies/planScope';
import { needsBySolution } from '../../../dependencies/solutionNeeds';
import type { DeploymentEnvironment } from '../../../model/deploymentEnvironment';
import { type FilePath, folderOf } from '../../../model/filePath';
import type { Solution } from '../../../model/solution';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';

/** Solutions as an edit leaves them, by their roots. */
export type ChangedSolutions = ReadonlyMap<FilePath, Solution>;

/** Who needs whom then. */
export interface NeedsAfter {
  readonly steps: readonly Pick<PlannedSolutionStep, 'solution' | 'dependsOn'>[];
  /** What a solution then needs of others that it did not need before. */
  readonly newNeeds: readonly NewNeed[];
  /** The names of solutions that then need each other and did not before: no order of import serves them. */
  readonly newCycle: readonly string[] | undefined;
}

/** Solutions that would need each other, and what each would need of the others. */
export interface DependencyCycle {
  readonly solutions: readonly string[];
  readonly steps: NeedsAfter['steps'];
}

interface NewNeed {
  readonly solution: string;
  readonly needs: readonly NeededComponent[];
}

/** Works out what solutions need of each other once some of them are changed. */
export function needsAfter(changed: ChangedSolutions, index: WorkspaceIndex): NeedsAfter {
  const now = planScope(everySource(changed, index), index, 'first');
  const solutions = now.solutions.map((planned) => ({
    ...planned,
    solution: changed.get(planned.solution.root) ?? planned.solution,
  }));
  const then: PlanScope = { ...now, solutions };
  const needsNow = needsBySolution(now, new ComponentOwners(now));
  const needsThen = needsBySolution(then, new ComponentOwners(then));
  const known = importOrder(now.solutions, needsNow).cycles.map((cycle) => cycle.map(({ solution }) => solution.root));
  const after = importOrder(then.solutions, needsThen);
  const newCycle = after.cycles.find(
    (cycle) => !known.some((roots) => cycle.every(({ solution }) => roots.includes(solution.root))),
  );
  return {
    steps: after.solutions.map((planned) => ({
      solution: planned.name,
      dependsOn: dependencies(needsThen.get(planned) ?? []),
    })),
    newNeeds: now.solutions.flatMap((planned, at) => {
      const before = dependencies(needsNow.get(planned) ?? []).map(({ solution }) => solution);
      const changedTo = solutions[at];
      return dependencies((changedTo && needsThen.get(changedTo)) ?? [])
        .filter(({ solution }) => !before.includes(solution))
        .map(({ needs }) => ({ solution: planned.name, needs }));
    }),
    newCycle: newCycle?.map(({ name }) => name),
  };
}

/** What solutions of a new cycle would need of each other, without what they need of others. */
export function dependencyCycle(solutions: readonly string[], steps: NeedsAfter['steps']): DependencyCycle {
  const inCycle = steps.filter(({ solution }) => solutions.includes(solution));
  return {
    solutions,
    steps: inCycle.map(({ solution, dependsOn }) => ({
      solution,
      dependsOn: dependsOn.filter((dependency) => solutions.includes(dependency.solution)),
    })),
  };
}

/** An environment that gets all that the folders of the solutions have: of twins the one that is edited. */
function everySource(changed: ChangedSolutions, index: WorkspaceIndex): DeploymentEnvironment {
  const folders = [...changed.keys()].map(folderOf);
  const solutions = index.solutions().filter(({ root }) => folders.includes(folderOf(root)));
  return {
    name: '',
    folder: folders[0] ?? '',
    files: [],
    solutions: solutions.map(({ root }) => root),
    areSolutionsDeclared: true,
    import: 'first',
    managed: false,
    importAs: undefined,
    activateAs: undefined,
    url: undefined,
    isTemplate: false,
    isDeclared: false,
    isNamed: false,
  };
}
