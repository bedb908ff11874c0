import type { FilePath } from '../model/filePath';

/**
 * The changes that one round processes together. The host (VS Code or the command line) reports most of them; the
 * engine adds files that it could not find, and workspace folders whose settings changed.
 */
export class PendingChanges {
  /** Files, directories and whole workspace folders that may have been added or changed. */
  readonly changed = new Set<FilePath>();
  /** Files, directories and whole workspace folders that were reported as deleted or removed. */
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
