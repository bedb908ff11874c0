import { pathInFolder } from './filePath';
import { nameKey } from './names';
import type { Solution } from './solution';

/** What stays the same for all components of a solution; rules ask the index for the rest, which notes what they asked. */
export type SolutionIdentity = Pick<
  Solution,
  'root' | 'layout' | 'manifest' | 'manifestFile' | 'customizationsFile' | 'customizationsReadable'
>;

/** Whether what a solution defines and uses is read. One in the YAML layout is only shown (formats.md §9). */
export function isChecked({ layout }: Pick<Solution, 'layout'>): boolean {
  return layout !== 'yaml';
}

/** The managed and the unmanaged export of one solution: not two solutions that could need each other. */
export function areTwins(a: SolutionIdentity, b: SolutionIdentity): boolean {
  if (
    a.manifest === undefined ||
    b.manifest === undefined ||
    nameKey(a.manifest.uniqueName) !== nameKey(b.manifest.uniqueName)
  ) {
    return false;
  }
  return (a.manifest.managed === 'managed') !== (b.manifest.managed === 'managed');
}

/** The name by which messages call a solution. */
export function solutionName(solution: SolutionIdentity): string {
  return solution.manifest?.uniqueName ?? shownRoot(solution);
}

/** The path of a solution below its workspace folder: how the folder is identified is nobody's business. */
export function shownRoot({ root }: SolutionIdentity): string {
  return pathInFolder(root) || '.';
}
