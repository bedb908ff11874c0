import type { DeploymentEnvironment } from '../core/model/deploymentEnvironment';
import { sameName } from '../core/model/names';
import { CommandError } from './commandError';

/**
 * The target environments with the given name, compared without case. Each folder has at most one, so several folders
 * can give several.
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
      `Unknown environment “${name}”. ${known === '' ? `There is no environment here. Create its settings files with connref settings create ${name}.` : `Known environments: ${known}.`}`,
    );
  }
  return named;
}

/**
 * The target environment with the given name.
 * @throws CommandError when no environment has the name, or when several folders have an environment with it.
 */
export function findEnvironment(name: string, environments: readonly DeploymentEnvironment[]): DeploymentEnvironment {
  const [found, another] = findEnvironments(name, environments);
  if (!found || another) {
    throw new CommandError(`Environment “${name}” exists in several folders. Run the command on one of them.`);
  }
  return found;
}
