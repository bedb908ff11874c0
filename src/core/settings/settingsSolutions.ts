import type { DeploymentSettings } from '../model/deploymentSettings';
import { type FilePath, folderOf, isBelow } from '../model/filePath';
import { nameKey } from '../model/names';
import type { Solution } from '../model/solution';
import type { SolutionPlaces } from './solutionPlaces';
import { isSettingsDirectory } from './environmentNames';
import { indexOfWord } from './indexOfWord';

/** The solutions that a settings file was found to be for. */
export interface FoundSolutions {
  readonly solutions: readonly Solution[];
  /** False when the file may be for further solutions, because a solution cannot be read completely. */
  readonly isComplete: boolean;
}

/**
 * Infers the solutions that a settings file is for: the nearby solutions whose unique name is in the file's path.
 * Without such a name, all nearby solutions when the file has no entries, or when they are exports of one solution that
 * the file is beside, or that has or may have had an entry of the file; otherwise the solutions that define (or else need)
 * a reference or variable of the file, nearby ones or, if none does, any in the workspace. A file in the folder of a solution that is not here is for none.
 * Nearby solutions are those in the nearest directory around the file that contains a solution at any depth.
 * @param areDeclared Whether `places` has only the solutions that `.connref.json` declares for the file's environment.
 */
export function solutionsOf(
  settings: Pick<DeploymentSettings, 'file' | 'references' | 'variables'>,
  places: SolutionPlaces,
  areDeclared = false,
): FoundSolutions {
  const { near, above } = places.nearest(settings.file);
  // The directories around all nearby solutions are skipped, because a name in these directories cannot distinguish the
  // solutions.
  const segments = settings.file.slice(above.length + 1).split('/');
  const named = namedIn(segments, near);
  if (named.length > 0 || (!areDeclared && isInFolderOfOther(segments, near, above))) {
    return { solutions: named, isComplete: near.every(({ manifest }) => manifest !== undefined) };
  }
  const names = new Set([
    ...settings.references.map(({ logicalName }) => nameKey(logicalName)),
    ...settings.variables.map(({ schemaName }) => nameKey(schemaName)),
  ]);
  const isOne = new Set(near.map(nameOf)).size === 1;
  if (names.size === 0 || (isOne && (areDeclared || isBeside(near, above, settings.file)))) {
    return { solutions: near, isComplete: true };
  }
  const defining = (candidate: Solution): boolean =>
    candidate.connectionReferences.some(({ logicalName }) => names.has(nameKey(logicalName))) ||
    candidate.environmentVariables.some(({ schemaName }) => names.has(nameKey(schemaName)));
  const needing = ({ manifest }: Solution): boolean =>
    manifest?.missingDependencies.some((each) => each.names.some((name) => names.has(nameKey(name)))) ?? false;
  if (isOne && near.some((each) => defining(each) || needing(each) || mayHaveDefined(each, names))) {
    return { solutions: near, isComplete: true };
  }
  const among = near.some(defining) ? near : places.solutions;
  const found = [defining, needing].map((isFor) => among.filter(isFor)).find((some) => some.length > 0);
  return { solutions: found ?? [], isComplete: among.every(isWhollyRead) };
}

/**
 * Whether one of the names may be that of a component which the solution had earlier: it begins with the prefix of the
 * solution's publisher, or the prefix is unknown.
 */
function mayHaveDefined({ manifest }: Solution, names: ReadonlySet<string>): boolean {
  const prefix = nameKey(manifest?.publisher.prefix ?? '');
  return prefix === '' || [...names].some((name) => name.startsWith(`${prefix}_`));
}

function nameOf({ manifest, root }: Solution): string {
  return nameKey(manifest?.uniqueName ?? root);
}

/** Whether a file is in a solution, or beside it in a folder below the workspace folder. */
function isBeside(near: readonly Solution[], above: FilePath, file: FilePath): boolean {
  return above !== folderOf(above) || near.some(({ root }) => isBelow(file, root));
}

/**
 * Whether a settings file is in the folder of a solution that is not here, as `Helpdesk/config/Test/settings.json` is
 * beside `Expenses/src`: the nearby solutions are in folders with their names, the folder of the file is beside these
 * folders, and its settings are in a separate folder, as the ALM Accelerator arranges them.
 * @param segments The parts of the file's path below `above`.
 */
function isInFolderOfOther(
  [folder = '', inside = '', ...rest]: readonly string[],
  near: readonly Solution[],
  above: FilePath,
): boolean {
  return (
    rest.length > 0 &&
    isSettingsDirectory(inside) &&
    !isSettingsDirectory(folder) &&
    near.some((solution) => nameKey(solution.root.slice(above.length + 1).split('/')[0] ?? '') === nameOf(solution))
  );
}

function isWhollyRead({ manifest, customizationsReadable, variablesReadable }: Solution): boolean {
  return manifest !== undefined && customizationsReadable && variablesReadable;
}

/**
 * The nearby solutions whose unique name is in the path of a settings file. `Contoso` does not count when the path also
 * contains the longer name of a nearby solution, such as `Contoso_Core`, because it is a part of that name.
 * @param segments The parts of the path between slashes.
 */
function namedIn(segments: readonly string[], near: readonly Solution[]): Solution[] {
  const keys = segments.map(nameKey);
  const keyOf = ({ manifest }: Solution): string => nameKey(manifest?.uniqueName ?? '');
  const found = near.filter((solution) => keys.some((key) => indexOfWord(key, keyOf(solution)) >= 0));
  return found.filter(
    (solution) =>
      !found.some(
        (other) => keyOf(other).length > keyOf(solution).length && indexOfWord(keyOf(other), keyOf(solution)) >= 0,
      ),
  );
}
