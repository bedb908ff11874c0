import type { DeploymentEnvironment } from '../model/deploymentEnvironment';
import { sameName } from '../model/names';
import { isGenericName } from './environmentNames';

const guidTail = /[-_. ]?\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?$/i;

/**
 * The name of an inferred environment for a narrow place, such as a column: without a GUID at its end, and `settings` for a
 * file whose name has only words such as `deploymentSettings`. It is the whole name if another environment of the folder
 * has the short one, and for a declared environment, because people chose that name.
 */
export function shortEnvironmentName(
  { name, folder, isDeclared }: DeploymentEnvironment,
  environments: readonly DeploymentEnvironment[],
): string {
  const short = shortened(name);
  const isTaken = environments.some(
    (other) => other.folder === folder && other.name !== name && sameName(shortened(other.name), short),
  );
  return isDeclared || isTaken ? name : short;
}

function shortened(name: string): string {
  const withoutGuid = name.replace(guidTail, '') || name;
  return isGenericName(withoutGuid) ? 'settings' : withoutGuid;
}
