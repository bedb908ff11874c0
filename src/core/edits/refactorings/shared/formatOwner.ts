import { archiveOf } from '../../../model/archivePath';
import type { Solution } from '../../../model/solution';

/**
 * The solution that owns a connection reference, in the form of MissingDependencies in a `Solution.xml`: unique name
 * and version, such as `Core (1.2)`. Undefined if the `Solution.xml` of the owner cannot be read.
 * @param solutions The owner and its managed and zipped exports. Zips are used last, because their versions may be
 * older.
 */
export function formatOwner(solutions: readonly Solution[]): string | undefined {
  const { manifest } = solutions.find(({ root }) => archiveOf(root) === undefined) ?? solutions[0] ?? {};
  return manifest && `${manifest.uniqueName} (${manifest.version})`;
}
