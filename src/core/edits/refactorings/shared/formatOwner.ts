import { archiveOf } from '../../../model/archivePath';
import type { Solution } from '../../../model/solution';

/** The solution that holds a reference, as MissingDependencies name one: `Core (1.2)`. @param solutions It and its twins. */
export function formatOwner(solutions: readonly Solution[]): string | undefined {
  const { manifest } = solutions.find(({ root }) => archiveOf(root) === undefined) ?? solutions[0] ?? {};
  return manifest && `${manifest.uniqueName} (${manifest.version})`;
}
