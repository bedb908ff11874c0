import { ComponentOwners } from '../../../dependencies/componentOwners';
import { dependencies, importOrder } from '../../../dependencies/importOrder';
import type { NeededComponent } from '../../../dependencies/component';
import type { PlannedSolutionStep } from '../../../plan/importPlan';
import { needsBySolution } from '../../../dependencies/solutionNeeds';
import { chooseSolutions, type SolutionSet } from '../../../dependencies/solutionSet';
import { type FilePath, folderOf } from '../../../model/filePath';
import type { Solution } from '../../../model/solution';
import { solutionName } from '../../../model/solutionIdentity';
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
  const now = sourcesAround(changed, index);
  const then: SolutionSet = { ...now, solutions: now.solutions.map((each) => changed.get(each.root) ?? each) };
  const needsNow = needsBySolution(now, new ComponentOwners(now));
  const needsThen = needsBySolution(then, new ComponentOwners(then));
  const known = importOrder(now.solutions, needsNow).cycles.map((cycle) => cycle.map(({ root }) => root));
  const after = importOrder(then.solutions, needsThen);
  const newCycle = after.cycles.find(
    (cycle) => !known.some((roots) => cycle.every(({ root }) => roots.includes(root))),
  );
  return {
    steps: after.solutions.map((solution) => ({
      solution: solutionName(solution),
      dependsOn: dependencies(needsThen.get(solution) ?? []),
    })),
    newNeeds: now.solutions.flatMap((solution, at) => {
      const before = dependencies(needsNow.get(solution) ?? []).map((each) => each.solution);
      const changedTo = then.solutions[at];
      return dependencies((changedTo && needsThen.get(changedTo)) ?? [])
        .filter((each) => !before.includes(each.solution))
        .map(({ needs }) => ({ solution: solutionName(solution), needs }));
    }),
    newCycle: newCycle?.map(solutionName),
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

/** All that the folders of the solutions have: of twins the one that is edited. */
function sourcesAround(changed: ChangedSolutions, index: WorkspaceIndex): SolutionSet {
  const folders = [...changed.keys()].map(folderOf);
  const all = index.solutions().filter(({ root }) => folders.includes(folderOf(root)));
  return { solutions: chooseSolutions(all, false, index).solutions, index };
}
