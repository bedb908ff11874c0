import type { FilePath } from '../../../model/filePath';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';

/**
 * Whether `externals` of `.connref.json` lists the old name of a connection reference, but not the new name. The target
 * environment may then lack the reference with the new name.
 * @param files Files and roots of solutions with the old name; each can have another `.connref.json`.
 * @param logicalName The old name.
 * @param to The new name.
 */
export function isNoLongerExternal(
  files: readonly FilePath[],
  logicalName: string,
  to: string,
  index: WorkspaceIndex,
): boolean {
  return files.some((file) => index.isExternal(file, logicalName) && !index.isExternal(file, to));
}
