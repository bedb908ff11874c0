import type { DeploymentEnvironment } from '../model/deploymentEnvironment';
import { folderOf } from '../model/filePath';
import type { Solution } from '../model/solution';
import type { FactIndex } from '../model/workspaceIndex';
import { groupBy } from '../text/groupBy';

/**
 * An environment that nothing is known about, for the plan of a first import of solutions that have no settings files.
 * @param folder The identifier of the workspace folder of the solutions.
 */
export function newEnvironment(folder: string, solutions: readonly Solution[]): DeploymentEnvironment {
  return {
    name: 'a new environment',
    folder,
    files: [],
    accelerator: [],
    solutions: solutions.map(({ root }) => root),
    areSolutionsDeclared: false,
    unknownSolutions: [],
    import: 'first',
    managed: undefined,
    importAs: undefined,
    activateAs: undefined,
    url: undefined,
    environmentId: undefined,
    isTemplate: false,
    isDeclared: false,
    isNamed: false,
  };
}

/**
 * The environments to show or plan: those of the workspace, or else a new one for each workspace folder with solutions.
 */
export function environmentsOrNew(
  index: Pick<FactIndex, 'environments' | 'solutions'>,
): readonly DeploymentEnvironment[] {
  const known = index.environments();
  const byFolder = groupBy(index.solutions(), ({ root }) => folderOf(root));
  return known.length > 0 ? known : [...byFolder].map(([folder, solutions]) => newEnvironment(folder, solutions));
}
