import { archiveOf, withoutArchiveMark } from './archivePath';
import { pathInFolder } from './filePath';
import { nameKey } from './names';
import type { Solution } from './solution';

/** What stays the same for all components of a solution; rules ask the index for the rest, which notes what they asked. */
export type SolutionIdentity = Pick<
  Solution,
  'root' | 'layout' | 'manifest' | 'manifestFile' | 'customizationsFile' | 'customizationsReadable'
>;

/** Whether the layout of a solution is one whose files are read. Of the YAML layout only names are (formats.md §9). */
export function canParse({ layout }: Pick<Solution, 'layout'>): boolean {
  return layout !== 'yaml';
}

/** Whether edits may touch a solution: not in a zip, and not where nobody knows what is in it. */
export function isEditable(solution: Pick<Solution, 'root' | 'layout'>): boolean {
  return archiveOf(solution.root) === undefined && canParse(solution);
}

/**
 * Two states of one solution, which do not need each other: its managed and its unmanaged export, or an export in a zip
 * beside its source or beside another export.
 */
export function areTwins(a: SolutionIdentity, b: SolutionIdentity): boolean {
  if (
    a.manifest === undefined ||
    b.manifest === undefined ||
    nameKey(a.manifest.uniqueName) !== nameKey(b.manifest.uniqueName)
  ) {
    return false;
  }
  return (
    (a.manifest.managed === 'managed') !== (b.manifest.managed === 'managed') ||
    archiveOf(a.root) !== undefined ||
    archiveOf(b.root) !== undefined
  );
}

/** The name by which messages call a solution. */
export function solutionName(solution: SolutionIdentity): string {
  return solution.manifest?.uniqueName ?? shownRoot(solution);
}

/** The path of a solution below its workspace folder: how the folder is identified is nobody's business. */
export function shownRoot({ root }: Pick<SolutionIdentity, 'root'>): string {
  return pathInFolder(withoutArchiveMark(root)) || '.';
}

/** Whether a solution is one that is edited, and not built from another one. */
export function isSource(solution: Solution): boolean {
  return isEditable(solution) && solution.manifest !== undefined && solution.manifest.managed !== 'managed';
}
