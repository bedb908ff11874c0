import { archiveOf, withoutArchiveMark } from './archivePath';
import { pathInFolder } from './filePath';
import { nameKey, sameName } from './names';
import type { Solution } from './solution';

/**
 * The facts about a solution that do not depend on its components. A rule reads all other facts about solutions that it
 * does not check itself through the index, which records them as read. Without that record, the engine could not find
 * the rules to run again after a change.
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

/** Whether Connref may edit the files of a solution: the files are not in a zip, and Connref can read their layout. */
export function isEditable(solution: Pick<Solution, 'root' | 'layout'>): boolean {
  return archiveOf(solution.root) === undefined && canParse(solution);
}

/**
 * Whether two roots in the workspace contain the same solution: the managed and the unmanaged export, or a zip and its
 * source or another zip. Without this check, both would get findings because they define the same components.
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
 * Whether two solutions have one name: exports or other copies of one solution. An environment gets only one of them, so
 * a component of the one is missing after an import of the other.
 */
export function haveSameName(a: SolutionIdentity, b: SolutionIdentity): boolean {
  return sameName(solutionName(a), solutionName(b));
}

/** A copy of a solution as shown to people who know its name: `1.0.0.0 in archive/Contoso`. */
export function shownCopy(solution: SolutionIdentity): string {
  return `${solution.manifest?.version ?? ''} in ${shownRoot(solution)}`.trim();
}

/**
 * The path of a solution as shown to people: relative to the workspace folder, because people do not know the
 * identifier of that folder. `.` when the solution is the workspace folder itself.
 */
export function shownRoot({ root }: Pick<SolutionIdentity, 'root'>): string {
  return pathInFolder(withoutArchiveMark(root)) || '.';
}

/**
 * Whether people edit the files of this solution, and Connref can edit them, too. False for a zip, for the YAML layout,
 * for a managed export, which is built from an unmanaged solution, and while the manifest cannot be read.
 */
export function isSource(solution: Pick<Solution, 'root' | 'layout' | 'manifest'>): boolean {
  return isEditable(solution) && solution.manifest !== undefined && solution.manifest.managed !== 'managed';
}
