import { ComponentOwners } from '../../deployment/plan/componentOwners';
import { dependencies, importOrder } from '../../deployment/plan/importOrder';
import type { PlannedSolutionStep } from '../../deployment/plan/importPlan';
import { type PlannedSolution, type PlanScope, planScope } from '../../deployment/plan/planScope';
import { needsBySolution } from '../../deployment/plan/solutionNeeds';
import type { DeploymentEnvironment } from '../../model/deploymentEnvironment';
import { folderOf } from '../../model/filePath';
import { sameName } from '../../model/names';
import type { ConnectionReference, Solution } from '../../model/solution';
import { solutionWith } from '../../model/solutionWith';
import type { WorkspaceIndex } from '../../model/workspaceIndex';

/** A reference that other solutions get. */
export interface CopiedReference {
  readonly reference: ConnectionReference;
  readonly givers: readonly Solution[];
  readonly takers: readonly Solution[];
  /** Whether those that had it lose it. */
  readonly moves: boolean;
}

/** Who needs whom then. */
export interface NeedsAfterCopy {
  readonly steps: readonly Pick<PlannedSolutionStep, 'solution' | 'dependsOn'>[];
  /** The names of solutions that then need each other and did not before: no order of import serves them. */
  readonly newCycle: readonly string[] | undefined;
}

/** Works out what solutions need of each other once a reference is copied or moved. */
export function needsAfterCopy(copied: CopiedReference, index: WorkspaceIndex): NeedsAfterCopy {
  const now = planScope(everySource(copied, index), index, 'first');
  const then: PlanScope = { ...now, solutions: now.solutions.map((planned) => changed(planned, copied)) };
  const before = importOrder(now.solutions, needsBySolution(now, new ComponentOwners(now)));
  const needsOf = needsBySolution(then, new ComponentOwners(then));
  const after = importOrder(then.solutions, needsOf);
  const known = before.cycles.map((cycle) => cycle.map(({ solution }) => solution.root));
  const newCycle = after.cycles.find(
    (cycle) => !known.some((roots) => cycle.every(({ solution }) => roots.includes(solution.root))),
  );
  return {
    steps: after.solutions.map((planned) => ({
      solution: planned.name,
      dependsOn: dependencies(needsOf.get(planned) ?? []),
    })),
    newCycle: newCycle?.map(({ name }) => name),
  };
}

function changed(planned: PlannedSolution, { reference, givers, takers, moves }: CopiedReference): PlannedSolution {
  const { solution } = planned;
  const isOneOf = (some: readonly Solution[]): boolean => some.some(({ root }) => root === solution.root);
  const gets = isOneOf(takers);
  if (!gets && !(moves && isOneOf(givers))) {
    return planned;
  }
  const others = solution.connectionReferences.filter((each) => !sameName(each.logicalName, reference.logicalName));
  return {
    ...planned,
    solution: solutionWith(solution, { connectionReferences: gets ? [...others, reference] : others }),
  };
}

/** An environment that gets all that the folders of the solutions have: of twins the one that is edited. */
function everySource({ givers, takers }: CopiedReference, index: WorkspaceIndex): DeploymentEnvironment {
  const folders = [...givers, ...takers].map(({ root }) => folderOf(root));
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
