import type { DeploymentEnvironment } from '../core/model/deploymentEnvironment';
import { sameName } from '../core/model/names';
import { CommandError } from './commandError';

export const noEnvironment =
  'There is no deployment settings file, and no environment in .connref.json: one of them must say where solutions go.';

/** The environments of a name, in any case: one in each folder at most. @throws CommandError when there is none. */
export function environmentsNamed(
  name: string,
  environments: readonly DeploymentEnvironment[],
): readonly DeploymentEnvironment[] {
  const named = environments.filter((environment) => sameName(environment.name, name));
  if (named.length === 0) {
    const known = [...new Set(environments.map((environment) => environment.name))].join(', ');
    throw new CommandError(
      `There is no environment “${name}”. ${known === '' ? noEnvironment : `There are: ${known}.`}`,
    );
  }
  return named;
}

/** The one environment of a name. @throws CommandError when there is none, or one in several folders. */
export function environmentNamed(name: string, environments: readonly DeploymentEnvironment[]): DeploymentEnvironment {
  const [found, another] = environmentsNamed(name, environments);
  if (!found || another) {
    throw new CommandError(`Several folders have an environment “${name}”. Name one folder.`);
  }
  return found;
}
