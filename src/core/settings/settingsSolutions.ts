import type { DeploymentSettings } from '../model/deploymentSettings';
import { nameKey } from '../model/names';
import type { Solution } from '../model/solution';
import type { SolutionPlaces } from './solutionPlaces';
import { indexOfWord } from './indexOfWord';

/** The solutions that a settings file was found to be for. */
export interface FoundSolutions {
  readonly solutions: readonly Solution[];
  /** False when the file may be for further solutions, because a solution cannot be read completely. */
  readonly isComplete: boolean;
}

/**
 * Infers the solutions that a settings file is for: the nearby solutions whose unique name is in the file's path.
 * Without such a name, all nearby solutions when they are exports of one solution or the file has no entries; otherwise
 * the solutions that define a reference or variable of the file, nearby ones or, if none does, any in the workspace.
 * Nearby solutions are those in the nearest directory around the file that contains a solution at any depth.
 */
export function solutionsOf(settings: DeploymentSettings, places: SolutionPlaces): FoundSolutions {
  const { near, above } = places.nearest(settings.file);
  // The directories around all nearby solutions are skipped, because a name in these directories cannot distinguish the
  // solutions.
  const segments = settings.file.slice(above.length + 1).split('/');
  const named = namedIn(segments, near);
  if (named.length > 0) {
    return { solutions: named, isComplete: near.every(({ manifest }) => manifest !== undefined) };
  }
  const names = new Set([
    ...settings.references.map(({ logicalName }) => nameKey(logicalName)),
    ...settings.variables.map(({ schemaName }) => nameKey(schemaName)),
  ]);
  const isOne = new Set(near.map(({ manifest, root }) => nameKey(manifest?.uniqueName ?? root))).size === 1;
  if (isOne || names.size === 0) {
    return { solutions: near, isComplete: true };
  }
  const defining = (candidate: Solution): boolean =>
    candidate.connectionReferences.some(({ logicalName }) => names.has(nameKey(logicalName))) ||
    candidate.environmentVariables.some(({ schemaName }) => names.has(nameKey(schemaName)));
  const among = near.some(defining) ? near : places.solutions;
  return { solutions: among.filter(defining), isComplete: among.every(isWhollyRead) };
}

function isWhollyRead({ customizationsReadable, variablesReadable }: Solution): boolean {
  return customizationsReadable && variablesReadable;
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
