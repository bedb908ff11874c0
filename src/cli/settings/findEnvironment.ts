import type { DeploymentEnvironment } from '../../core/model/deploymentEnvironment';
import { sameName } from '../../core/model/names';
import type { WorkspaceIndex } from '../../core/model/workspaceIndex';
import { CommandError } from '../commandError';

/** The environment of a name, in any case. @throws CommandError when there is none, or one in several folders. */
export function findEnvironment(name: string, index: WorkspaceIndex): DeploymentEnvironment {
  const environments = index.environments();
  const [found, another] = environments.filter((each) => sameName(each.name, name));
  if (!found) {
    const known = environments.map((each) => each.name).join(', ');
    throw new CommandError(
      known === ''
        ? `There is no environment “${name}”: no deployment settings file was found.`
        : `There is no environment “${name}”. There are: ${known}.`,
    );
  }
  if (another) {
    throw new CommandError(`Several folders have an environment “${name}”: name one folder.`);
  }
  return found;
}
