import { type FilePath, folderOf } from '../model/filePath';
import { nameKey, sameName } from '../model/names';
import { areTwins, isSource, type SolutionIdentity } from '../model/solutionIdentity';
import type { FactIndex, SolutionCopy, WorkspaceIndex } from '../model/workspaceIndex';
import { groupBy } from '../text/groupBy';
import { compareTexts } from '../text/order';
import { compareVersions } from './compareVersions';

/**
 * Whether two places in a workspace folder hold the same solution: the unique names are equal, and so are the
 * publishers if both manifests have one. A second workspace folder is often a second clone of the repository, which
 * says nothing about the first one.
 */
export function areCopies(a: SolutionIdentity, b: SolutionIdentity): boolean {
  return (
    a.root !== b.root &&
    folderOf(a.root) === folderOf(b.root) &&
    a.manifest !== undefined &&
    b.manifest !== undefined &&
    a.manifest.uniqueName !== '' &&
    sameName(a.manifest.uniqueName, b.manifest.uniqueName) &&
    new Set([a, b].map(publisherKey).filter((key) => key !== '')).size < 2
  );
}

/**
 * What a solution is a copy of. Undefined if it is the source itself, or the other export of a source with the same
 * version, such as the managed one beside the unmanaged one.
 * @param all Solutions of the workspace, in any order. Solutions that aren't copies of it do not matter.
 */
export function copyAmong(solution: SolutionIdentity, all: readonly SolutionIdentity[]): SolutionCopy | undefined {
  const source = sourceAmong([solution, ...all.filter((other) => areCopies(other, solution))]);
  if (source === undefined || source.root === solution.root) {
    return undefined;
  }
  const difference = compareToVersionOf(source, solution);
  return areTwinsOfOneVersion(source, solution)
    ? undefined
    : { source, age: difference > 0 ? 'older' : difference < 0 ? 'newer' : 'equal' };
}

/**
 * Whether two solutions are exports of one version, such as the managed and the unmanaged one, so that a component of the
 * one is in the other, too. True also if nothing says which version is higher.
 */
export function areTwinsOfOneVersion(a: SolutionIdentity, b: SolutionIdentity): boolean {
  return areTwins(a, b) && compareToVersionOf(a, b) === 0;
}

/** Whether a solution is an older copy, which is not judged: its source is. */
export function isOlderCopy(solution: SolutionIdentity, index: Pick<FactIndex, 'copyOf'>): boolean {
  return index.copyOf(solution)?.age === 'older';
}

/** Whether a file belongs to an older copy of a solution. */
export function isInOlderCopy(file: FilePath, index: Pick<WorkspaceIndex, 'copyOf' | 'solutionOf'>): boolean {
  const solution = index.solutionOf(file);
  return solution !== undefined && isOlderCopy(solution, index);
}

/** Some solutions without the older copies of those among them. */
export function withoutOlderCopies<Copy extends SolutionIdentity>(solutions: readonly Copy[]): Copy[] {
  const keyOf = ({ manifest }: SolutionIdentity): string => nameKey(manifest?.uniqueName ?? '');
  const byName = groupBy(solutions, keyOf);
  return solutions.filter((each) => copyAmong(each, byName.get(keyOf(each)) ?? [])?.age !== 'older');
}

/**
 * Chooses the source among copies of one solution: people edit it, so it comes before managed exports, zips and
 * solutions in the YAML layout. Of several, the one with the highest version; if the versions are equal, the one with
 * the shortest path. Undefined if there are no copies.
 */
export function sourceAmong<Copy extends SolutionIdentity>(copies: readonly Copy[]): Copy | undefined {
  // Versions that cannot be compared make the result depend on the order, so the order is always the same.
  const [first, ...others] = copies.toSorted((a, b) => compareTexts(a.root, b.root));
  return first && others.reduce((best, other) => (isPreferred(other, best) ? other : best), first);
}

function isPreferred(other: SolutionIdentity, best: SolutionIdentity): boolean {
  if (isSource(other) !== isSource(best)) {
    return isSource(other);
  }
  const difference = compareToVersionOf(other, best);
  return difference > 0 || (difference === 0 && other.root.length < best.root.length);
}

/** Above 0 if the first solution has the higher version, below 0 if the second one has; 0 also if nothing says so. */
export function compareToVersionOf(a: SolutionIdentity, b: SolutionIdentity): number {
  const [ofA, ofB] = [a, b].map(({ manifest }) => manifest?.version ?? '');
  return ofA && ofB ? compareVersions(ofA, ofB) || 0 : 0;
}

function publisherKey({ manifest }: SolutionIdentity): string {
  return nameKey(manifest?.publisher.uniqueName ?? '');
}
