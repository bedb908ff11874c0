import { folderOf } from '../model/filePath';
import { compareNames, nameKey } from '../model/names';
import type { Solution } from '../model/solution';
import { areTwins, canParse, shownRoot, solutionName } from '../model/solutionIdentity';
import type { FactIndex } from '../model/workspaceIndex';
import { compareVersions } from './compareVersions';
import { groupBy } from '../text/groupBy';

/** Solutions that one environment can have together, and the workspace around them. */
export interface SolutionSet {
  /** One of each name, by name. */
  readonly solutions: readonly Solution[];
  readonly index: FactIndex;
}

/** Why a solution is in no set. `otherCopy`: the set has another solution of that name. */
export type Exclusion = 'patch' | 'yamlLayout' | 'otherCopy';

/** What becomes of solutions that are to go into one environment. */
export interface SolutionChoice {
  /** The solutions of the set, by name. */
  readonly solutions: readonly Solution[];
  /** Each solution that was wanted, or its twin where only that one fits. */
  readonly candidates: readonly Solution[];
  /** The candidates that are not in the set. */
  readonly exclusions: ReadonlyMap<Solution, Exclusion>;
}

/**
 * Chooses the solutions of a set: of twins the one that fits, of copies the newest one, and neither patches nor what is not read.
 * @param managed Whether the environment gets managed solutions, which it does unless something says otherwise.
 */
export function chooseSolutions(
  wanted: readonly Solution[],
  managed: boolean | undefined,
  index: Pick<FactIndex, 'solutions'>,
): SolutionChoice {
  // Settings files may have a workspace folder of their own.
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

/** Why a solution is in no set, whatever else is in it. */
export function exclusionByKind(solution: Solution): Exclude<Exclusion, 'otherCopy'> | undefined {
  return !canParse(solution) ? 'yamlLayout' : solution.manifest?.patchOf === undefined ? undefined : 'patch';
}

function fittingTwin(solution: Solution, all: readonly Solution[], managed = true): Solution {
  const fits = ({ manifest }: Solution): boolean =>
    manifest?.managed === 'both' || (manifest?.managed === 'managed') === managed;
  return fits(solution) ? solution : (all.find((other) => areTwins(other, solution) && fits(other)) ?? solution);
}

/** Of unrelated copies the one with the higher version counts, else the first. @param other Of the same name. */
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
