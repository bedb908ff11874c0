import type { FilePath } from '../../../model/filePath';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';

/**
 * Whether the old name is in `externals` of `.connref.json`, but the new name isn't. Then the files would use a
 * reference that the target environment may lack.
 * @param files Files that will contain the new name.
 */
export function isNoLongerExternal(
  files: readonly FilePath[],
  logicalName: string,
  to: string,
  index: WorkspaceIndex,
): boolean {
  return files.some((file) => index.isExternal(file, logicalName) && !index.isExternal(file, to));
}
