import { archiveOf } from '../../../model/archivePath';
import type { Solution } from '../../../model/solution';

/**
 * The owner of a reference as MissingDependencies list it: unique name and version, such as `Core (1.2)`. Undefined if
 * its `Solution.xml` cannot be read.
 * @param solutions The owner, and its managed and zipped exports, whose versions may be older.
 */
export function formatOwner(solutions: readonly Solution[]): string | undefined {
  const { manifest } = solutions.find(({ root }) => archiveOf(root) === undefined) ?? solutions[0] ?? {};
  return manifest && `${manifest.uniqueName} (${manifest.version})`;
}
