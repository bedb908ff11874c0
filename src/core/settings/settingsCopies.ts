import isEqual from 'fast-deep-equal';
import type { SettingsTarget } from '../model/deploymentEnvironment';
import type { DeploymentSettings } from '../model/deploymentSettings';
import type { FactIndex } from '../model/workspaceIndex';

/** Whether two settings files have the same entries, so that one is a copy of the other and not a layer over it. */
export function areCopiesOfSettings(one: DeploymentSettings, other: DeploymentSettings): boolean {
  const hasEntries = one.references.length > 0 || one.variables.length > 0;
  return hasEntries && one.readable && isEqual({ ...one, file: '' }, { ...other, file: '' });
}

/** The settings files of an import without copies: of files with the same entries, only the first one. */
export function withoutCopies(
  targets: readonly SettingsTarget[],
  index: Pick<FactIndex, 'settingsIn'>,
): SettingsTarget[] {
  const settings = targets.map(({ file }) => index.settingsIn(file));
  return targets.filter((_, at) => {
    const own = settings[at];
    return !own || !settings.slice(0, at).some((other) => other && areCopiesOfSettings(own, other));
  });
}
