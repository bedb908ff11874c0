import type { FilePath } from '../../../model/filePath';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';

/** Whether every environment is said to have one reference, which is not said of the one that some files name from then on. */
export function isNoLongerExternal(
  files: readonly FilePath[],
  logicalName: string,
  to: string,
  index: WorkspaceIndex,
): boolean {
  return files.some((file) => index.isExternal(file, logicalName) && !index.isExternal(file, to));
}
