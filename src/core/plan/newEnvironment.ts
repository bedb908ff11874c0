import type { DeploymentEnvironment } from '../model/deploymentEnvironment';
import type { Solution } from '../model/solution';

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
