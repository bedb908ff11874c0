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

/** The solutions that an edit changes, as they are after the edit, by their roots. */
export type ChangedSolutions = ReadonlyMap<FilePath, Solution>;

/** The dependencies between solutions after an edit. */
export interface NeedsAfter {
  readonly steps: readonly Pick<PlannedSolutionStep, 'solution' | 'dependsOn'>[];
  /**
   * The pairs of solutions of which one needs the other only after the edit: the name of the solution that needs the
   * other one, and the components that it needs.
   */
  readonly newNeeds: readonly NewNeed[];
  /**
   * The names of a group of solutions that need each other after the edit, but not all of them before, so that none of
   * them could be imported first. Undefined if there is no such group; if there are several, this is one of them.
   */
  readonly newCycle: readonly string[] | undefined;
}

/** Solutions that would need each other, with the components that they would need from each other. */
export interface DependencyCycle {
  readonly solutions: readonly string[];
  readonly steps: NeedsAfter['steps'];
}

interface NewNeed {
  readonly solution: string;
  readonly needs: readonly NeededComponent[];
}

/**
 * Computes the dependencies between solutions as they are after an edit, for all solutions in the workspace folders of
 * the changed solutions.
 * @param changed The solutions that the edit changes.
 */
export function needsAfter(changed: ChangedSolutions, index: WorkspaceIndex): NeedsAfter {
  const before = sourcesAround(changed, index);
  const after: SolutionSet = { ...before, solutions: before.solutions.map((each) => changed.get(each.root) ?? each) };
  const needsBefore = needsBySolution(before, new ComponentOwners(before, 'first'));
  const needsAfterEdit = needsBySolution(after, new ComponentOwners(after, 'first'));
  const cyclesBefore = importOrder(before.solutions, needsBefore).cycles.map((cycle) => cycle.map(({ root }) => root));
  const order = importOrder(after.solutions, needsAfterEdit);
  const newCycle = order.cycles.find(
    (cycle) => !cyclesBefore.some((roots) => cycle.every(({ root }) => roots.includes(root))),
  );
  return {
    steps: order.solutions.map((solution) => ({
      solution: solutionName(solution),
      dependsOn: dependencies(needsAfterEdit.get(solution) ?? []),
    })),
    newNeeds: before.solutions.flatMap((solution, at) => {
      const ownersBefore = dependencies(needsBefore.get(solution) ?? []).map((each) => each.solution);
      const changedTo = after.solutions[at];
      return dependencies((changedTo && needsAfterEdit.get(changedTo)) ?? [])
        .filter((each) => !ownersBefore.includes(each.solution))
        .map(({ needs }) => ({ solution: solutionName(solution), needs }));
    }),
    newCycle: newCycle?.map(solutionName),
  };
}

/**
 * The dependencies between solutions that need each other (a cycle), without their dependencies on other solutions.
 * @param solutions The names of the solutions in the cycle.
 */
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

/**
 * The solutions in the workspace folders of the changed solutions, without patches and solutions in the YAML layout. Of
 * several copies of one solution, only one is included, if possible an unmanaged one: otherwise each component would be
 * defined twice.
 */
function sourcesAround(changed: ChangedSolutions, index: WorkspaceIndex): SolutionSet {
  const folders = [...changed.keys()].map(folderOf);
  const all = index.solutions().filter(({ root }) => folders.includes(folderOf(root)));
  return { solutions: chooseSolutions(all, false, index).solutions, index };
}
