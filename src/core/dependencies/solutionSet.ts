import { folderOf } from '../model/filePath';
import { compareNames, nameKey } from '../model/names';
import type { Solution } from '../model/solution';
import { areTwins, canParse, shownRoot, solutionName } from '../model/solutionIdentity';
import type { FactIndex } from '../model/workspaceIndex';
import { compareVersions } from './compareVersions';
import { groupBy } from '../text/groupBy';

/** Solutions that one target environment can have together, and the index of the workspace that they are in. */
export interface SolutionSet {
  /** At most one solution of each name, sorted by name. */
  readonly solutions: readonly Solution[];
  readonly index: FactIndex;
}

/** Why a solution is not in a {@link SolutionSet}. `otherCopy`: the set has another solution with the same name. */
export type Exclusion = 'patch' | 'yamlLayout' | 'otherCopy';

/** Which of the wanted solutions can be imported together into one environment. */
export interface SolutionChoice {
  /** The solutions of the set, sorted by name. */
  readonly solutions: readonly Solution[];
  /**
   * Each wanted solution, or its twin (another export of it) if only the twin can be packed in the wanted form, managed
   * or unmanaged.
   */
  readonly candidates: readonly Solution[];
  /** The candidates that are not in the set, with the reason. */
  readonly exclusions: ReadonlyMap<Solution, Exclusion>;
}

/**
 * Chooses the solutions of a set. Of twins (exports of the same solution), it chooses the one that can be packed in the
 * wanted form. Of several copies with the same name, it chooses the one with the highest version. Patches and solutions
 * in the YAML layout are excluded.
 * @param managed Whether the environment gets managed solutions. Undefined counts as managed.
 */
export function chooseSolutions(
  wanted: readonly Solution[],
  managed: boolean | undefined,
  index: Pick<FactIndex, 'solutions'>,
): SolutionChoice {
  // Twins are always in the same workspace folder, but the wanted solutions may come from several folders.
  const byFolder = groupBy(index.solutions(), ({ root }) => folderOf(root));
  const fitting = wanted.map((solution) => fittingTwin(solution, byFolder.get(folderOf(solution.root)) ?? [], managed));
  const candidates = [...new Set(fitting)];
  const supported = candidates.filter((solution) => exclusionByKind(solution) === undefined);
  const copies = groupBy(supported, (solution) => nameKey(solutionName(solution)));
  const exclusionOf = (solution: Solution): Exclusion | undefined =>
    exclusionByKind(solution) ??
    (copies.get(nameKey(solutionName(solution)))?.some((other) => isBetterCopy(other, solution))
      ? 'otherCopy'
      : undefined);
  const exclusions = new Map<Solution, Exclusion>();
  for (const solution of candidates) {
    const exclusion = exclusionOf(solution);
    if (exclusion) {
      exclusions.set(solution, exclusion);
    }
  }
  return { solutions: candidates.filter((each) => !exclusions.has(each)).sort(bySolutionName), candidates, exclusions };
}

/**
 * Why a solution can never be in a set, whatever the other solutions are. Undefined if the solution can be in a set.
 */
export function exclusionByKind(solution: Solution): Exclude<Exclusion, 'otherCopy'> | undefined {
  return !canParse(solution) ? 'yamlLayout' : solution.manifest?.patchOf === undefined ? undefined : 'patch';
}

function fittingTwin(solution: Solution, all: readonly Solution[], managed = true): Solution {
  const fits = ({ manifest }: Solution): boolean =>
    manifest?.managed === 'both' || (manifest?.managed === 'managed') === managed;
  return fits(solution) ? solution : (all.find((other) => areTwins(other, solution) && fits(other)) ?? solution);
}

/**
 * Whether another solution of the same name is preferred, because it has a higher version, or the same version and an
 * earlier path.
 */
function isBetterCopy(other: Solution, solution: Solution): boolean {
  if (other === solution) {
    return false;
  }
  const higher = compareVersions(other.manifest?.version ?? '', solution.manifest?.version ?? '');
  return higher > 0 || (higher === 0 && other.root < solution.root);
}

function bySolutionName(a: Solution, b: Solution): number {
  return compareNames(solutionName(a), solutionName(b)) || compareNames(shownRoot(a), shownRoot(b));
}
