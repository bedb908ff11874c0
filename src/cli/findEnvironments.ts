import type { DeploymentEnvironment } from '../core/model/deploymentEnvironment';
import { sameName } from '../core/model/names';
import { CommandError } from './commandError';

export const noEnvironmentText = 'No target environment found. Create one with connref settings create test.';

/**
 * The environments with a name, compared without case: at most one in each folder.
 * @throws CommandError when no environment has the name.
 */
export function findEnvironments(
  name: string,
  environments: readonly DeploymentEnvironment[],
): readonly DeploymentEnvironment[] {
  const named = environments.filter((environment) => sameName(environment.name, name));
  if (named.length === 0) {
    const known = [...new Set(environments.map((environment) => environment.name))].join(', ');
    throw new CommandError(
      `Unknown environment “${name}”. ${known === '' ? noEnvironmentText : `Known environments: ${known}.`}`,
    );
  }
  return named;
}

/** The environment with a name. @throws CommandError when no environment has the name, or several folders have one. */
export function findEnvironment(name: string, environments: readonly DeploymentEnvironment[]): DeploymentEnvironment {
  const [found, another] = findEnvironments(name, environments);
  if (!found || another) {
    throw new CommandError(`Environment “${name}” exists in several folders. Run the command on one of them.`);
  }
  return found;
}
