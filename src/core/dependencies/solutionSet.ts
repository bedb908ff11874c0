import { compareNames, nameKey } from '../model/names';
import type { Solution } from '../model/solution';
import { areTwins, canParse, shownRoot, solutionName } from '../model/solutionIdentity';
import type { FactIndex } from '../model/workspaceIndex';
import { groupBy } from '../text/groupBy';
import { areCopies, areTwinsOfOneVersion, compareToVersionOf, sourceAmong } from './solutionCopies';

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
  /** For each wanted solution, the copy of it that is preferred for the import: the solution itself, or another one. */
  readonly candidates: readonly Solution[];
  /**
   * The candidates that are not in the set, and the copies of those in the set, with the reason. The other export of a
   * solution in the set, with the same version, is left out.
   */
  readonly exclusions: ReadonlyMap<Solution, Exclusion>;
}

/**
 * Chooses the solutions of a set. Of several copies of a solution, also if only one of them is wanted, it chooses the
 * newest source. If the source cannot be packed in the wanted form, it chooses a copy that can be packed and is not
 * older, such as the managed export of the same version. Patches and solutions in the YAML layout are excluded.
 * @param managed Whether the environment gets managed solutions. Undefined counts as managed.
 */
export function chooseSolutions(
  wanted: readonly Solution[],
  managed: boolean | undefined,
  index: Pick<FactIndex, 'solutions'>,
): SolutionChoice {
  const byName = groupBy(index.solutions(), nameOf);
  const copiesOf = (solution: Solution): Solution[] =>
    (byName.get(nameOf(solution)) ?? []).filter((other) => areCopies(other, solution));
  // Nothing says that a second source with the same version is better than a wanted one.
  const alternativesTo = (solution: Solution): Solution[] =>
    copiesOf(solution).filter((each) => compareToVersionOf(each, solution) !== 0 || areTwins(each, solution));
  const candidates = [...new Set(wanted.map((each) => bestCopy([each, ...alternativesTo(each)], managed) ?? each))];
  // Copies in several workspace folders, and solutions of several publishers with one name, cannot be in one environment.
  const best = groupBy(candidates.filter(isSupported), nameOf);
  const chosen = new Set([...best.values()].flatMap((each) => bestCopy(each, managed) ?? []));
  const exclusions = new Map<Solution, Exclusion>();
  for (const solution of new Set([...candidates, ...wanted, ...[...chosen].flatMap(copiesOf)])) {
    const isExportOfChosen = [...chosen].some(
      (each) => areCopies(each, solution) && areTwinsOfOneVersion(each, solution),
    );
    if (!chosen.has(solution) && !isExportOfChosen) {
      exclusions.set(solution, exclusionByKind(solution) ?? 'otherCopy');
    }
  }
  return { solutions: [...chosen].sort(bySolutionName), candidates, exclusions };
}

/**
 * Why a solution can never be in a set, whatever the other solutions are. Undefined if the solution can be in a set.
 */
export function exclusionByKind(solution: Solution): Exclude<Exclusion, 'otherCopy'> | undefined {
  return !canParse(solution) ? 'yamlLayout' : solution.manifest?.patchOf === undefined ? undefined : 'patch';
}

function isSupported(solution: Solution): boolean {
  return exclusionByKind(solution) === undefined;
}

/** The copy to import in the wanted form. Undefined if none of the copies can be in a set. */
function bestCopy(copies: readonly Solution[], managed = true): Solution | undefined {
  const supported = copies.filter(isSupported);
  const source = sourceAmong(supported);
  const fits = ({ manifest }: Solution): boolean =>
    manifest?.managed === 'both' || (manifest?.managed === 'managed') === managed;
  return source === undefined || fits(source)
    ? source
    : (sourceAmong(supported.filter((each) => fits(each) && compareToVersionOf(each, source) >= 0)) ?? source);
}

function nameOf(solution: Solution): string {
  return nameKey(solutionName(solution));
}

function bySolutionName(a: Solution, b: Solution): number {
  return compareNames(solutionName(a), solutionName(b)) || compareNames(shownRoot(a), shownRoot(b));
}
