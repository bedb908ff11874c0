import { archiveOf, withoutArchiveMark } from './archivePath';
import { pathInFolder } from './filePath';
import { nameKey } from './names';
import type { Solution } from './solution';

/**
 * The facts about a solution that its components never change. Rules read everything else from the index, which records
 * what they read. Without that record, the engine could not find the rules to run again after a change.
 */
export type SolutionIdentity = Pick<
  Solution,
  'root' | 'layout' | 'manifest' | 'manifestFile' | 'customizationsFile' | 'customizationsReadable'
>;

/**
 * Whether Connref reads the components of a solution. In the YAML layout it reads only their names. Source:
 * docs/formats.md#yaml-layout.
 */
export function canParse({ layout }: Pick<Solution, 'layout'>): boolean {
  return layout !== 'yaml';
}

/**
 * Whether Connref may edit the files of a solution: they are not in a zip, and their layout is one that Connref reads.
 */
export function isEditable(solution: Pick<Solution, 'root' | 'layout'>): boolean {
  return archiveOf(solution.root) === undefined && canParse(solution);
}

/**
 * Whether two solutions are twins, which means that their roots contain the same solution: the managed and the
 * unmanaged export, or a zip and its source or another zip. Without this check, each of them would get findings about
 * the components of the other one.
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

/** The name of a solution in messages: its unique name, or its path while the manifest cannot be read. */
export function solutionName(solution: SolutionIdentity): string {
  return solution.manifest?.uniqueName ?? shownRoot(solution);
}

/**
 * The path of a solution for users: below its workspace folder, whose identifier users do not know. `.` for the folder
 * itself.
 */
export function shownRoot({ root }: Pick<SolutionIdentity, 'root'>): string {
  return pathInFolder(withoutArchiveMark(root)) || '.';
}

/** Whether a solution is source that people edit, and not a managed export, which is built from such a source. */
export function isSource(solution: Solution): boolean {
  return isEditable(solution) && solution.manifest !== undefined && solution.manifest.managed !== 'managed';
}
