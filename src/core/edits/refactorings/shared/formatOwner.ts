import { archiveOf } from '../../../model/archivePath';
import type { Solution } from '../../../model/solution';

/**
 * The solution that owns a connection reference, in the form of MissingDependencies in a `Solution.xml`: unique name
 * and version, such as `Core (1.2)`. Undefined if the `Solution.xml` of the owner cannot be read.
 * @param solutions The solutions that define the reference. The first one that isn't in a zip counts as owner, because
 * the versions in zips may be older; if all of them are in zips, the first one counts.
 */
export function formatOwner(solutions: readonly Solution[]): string | undefined {
  const { manifest } = solutions.find(({ root }) => archiveOf(root) === undefined) ?? solutions[0] ?? {};
  return manifest && `${manifest.uniqueName} (${manifest.version})`;
}
