import type { DeploymentSettings } from '../model/deploymentSettings';
import { nameKey } from '../model/names';
import type { Solution } from '../model/solution';
import type { SolutionPlaces } from './solutionPlaces';
import { indexOfWord } from './indexOfWord';

export interface FoundSolutions {
  readonly solutions: readonly Solution[];
  /** False where the file may be for others too, of which not everything can be read. */
  readonly isComplete: boolean;
}

/**
 * The solutions that a settings file is for, as its path and content tell: those whose unique name is in the path; of the
 * nearest ones by folder those that define something of what it names; elsewhere those that do. None when nothing tells.
 */
export function solutionsOf(settings: DeploymentSettings, places: SolutionPlaces): FoundSolutions {
  const { near, above } = places.nearest(settings.file);
  // What leads to all of them tells nothing.
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

/** The solutions whose unique name a path has in it, and not only as the beginning of another one's. */
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
