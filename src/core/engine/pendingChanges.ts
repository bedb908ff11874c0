import type { FilePath } from '../model/filePath';

/** The changes that the host (VS Code or the command line) reported since the last round began. */
export class PendingChanges {
  /** Files, directories and whole workspace folders that were added or changed on disk. */
  readonly changed = new Set<FilePath>();
  /** Files and directories that were deleted from the disk. */
  readonly deleted = new Set<FilePath>();
  /** Files whose unsaved text in an editor was changed, saved or reverted. */
  readonly edited = new Set<FilePath>();

  get isEmpty(): boolean {
    return this.changed.size + this.deleted.size + this.edited.size === 0;
  }

  has(path: FilePath): boolean {
    return this.changed.has(path) || this.deleted.has(path) || this.edited.has(path);
  }
}
