import { copiesOf } from '../dependencies/copiesOf';
import type { DeploymentEnvironment, SettingsTarget } from '../model/deploymentEnvironment';
import type { ConnectionReference, Solution } from '../model/solution';
import type { FactIndex } from '../model/workspaceIndex';
import { EnvironmentSettings } from './environmentSettings';
import { importFiles } from './importFiles';
import { areCopiesOfSettings } from './settingsCopies';
import { commonReferences, SettingsDefinitions } from './settingsDefinitions';

/** The connection references of a solution for which the settings files of its imports have no entry. */
export interface MissingReferences {
  /** The exports of the solution that the settings file is for. */
  readonly copies: readonly Solution[];
  readonly references: readonly ConnectionReference[];
}

/**
 * The connection references of the solutions of a settings file that need an entry in this file. One import can use several
 * settings files. A reference is missing only if none of these files has an entry for it, and it is missing in the last
 * one and in its copies: that one has the values of the environment, and others may be shared with other environments. The
 * check and every edit that adds entries use this function, so that they agree about the files.
 * @returns An item for each solution with a missing reference; empty while a settings file of an import cannot be read.
 */
export function missingReferences(
  target: SettingsTarget,
  environment: DeploymentEnvironment,
  index: FactIndex,
): MissingReferences[] {
  const own = index.settingsIn(target.file);
  const isCopy = ({ file }: SettingsTarget): boolean => {
    const other = index.settingsIn(file);
    return own !== undefined && other !== undefined && areCopiesOfSettings(own, other);
  };
  const solutionsOfLaterFiles = environment.files
    .slice(environment.files.indexOf(target) + 1)
    .filter((later) => !isCopy(later))
    .flatMap(({ solutions }) => solutions);
  return new SettingsDefinitions(target, index)
    .copies(target.solutions.filter((root) => !solutionsOfLaterFiles.includes(root)))
    .map((copies) => {
      const roots = copies.flatMap((solution) => copiesOf(solution, index)).map(({ root }) => root);
      const settings = new EnvironmentSettings(environment, index, importFiles(environment, roots));
      const isMissing = ({ logicalName }: ConnectionReference): boolean =>
        settings.reference(logicalName) === undefined && !index.isExternal(target.file, logicalName);
      return { copies, references: settings.areReadable ? commonReferences(copies).filter(isMissing) : [] };
    })
    .filter(({ references }) => references.length > 0);
}
