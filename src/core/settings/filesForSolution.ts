import { areCopies } from '../dependencies/solutionCopies';
import type { DeploymentEnvironment, SettingsTarget } from '../model/deploymentEnvironment';
import type { FilePath } from '../model/filePath';
import { nameKey } from '../model/names';
import type { Solution } from '../model/solution';
import { areTwins, solutionName } from '../model/solutionIdentity';
import type { FactIndex } from '../model/workspaceIndex';
import { groupBy } from '../text/groupBy';
import { importFiles } from './importFiles';
import { withoutCopies } from './settingsCopies';

/**
 * Finds the settings files for the import of a solution: those of the solution and its twins, or else those of other copies,
 * because a file can be beside an older copy. If no file is for the solution, for example because it is in a plan only
 * for another solution that needs it, it gets the files that have an entry for one of its components. The plan and `settings
 * render` use this function, so that they agree.
 * @returns The files in the environment's order, without those that are copies of others.
 */
export function filesForSolution(
  environment: DeploymentEnvironment,
  index: FactIndex,
): (solution: Solution) => readonly SettingsTarget[] {
  const byName = groupBy(index.solutions(), (solution) => nameKey(solutionName(solution)));
  const filesOf = (solutions: readonly Solution[]): SettingsTarget[] =>
    importFiles(
      environment,
      solutions.map(({ root }) => root),
    );
  return (solution) => {
    const alike = byName.get(nameKey(solutionName(solution))) ?? [];
    const ofExports = filesOf([solution, ...alike.filter((other) => areTwins(other, solution))]);
    const ofCopies = (): SettingsTarget[] => filesOf(alike.filter((other) => areCopies(other, solution)));
    const own = withoutCopies(ofExports.length > 0 ? ofExports : ofCopies(), index);
    return own.length > 0 ? own : environment.files.filter(({ file }) => hasEntryFor(solution, file, index));
  };
}

function hasEntryFor(solution: Solution, file: FilePath, index: Pick<FactIndex, 'settingsIn'>): boolean {
  const settings = index.settingsIn(file);
  const names = new Set([
    ...(settings?.references ?? []).map(({ logicalName }) => nameKey(logicalName)),
    ...(settings?.variables ?? []).map(({ schemaName }) => nameKey(schemaName)),
  ]);
  return (
    solution.connectionReferences.some(({ logicalName }) => names.has(nameKey(logicalName))) ||
    solution.environmentVariables.some(({ schemaName }) => names.has(nameKey(schemaName)))
  );
}
