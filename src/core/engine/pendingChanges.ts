import type { FilePath } from '../model/filePath';

/** What happened to files since the last round. */
export class PendingChanges {
  /** Files and directories that came or changed; a whole workspace folder when it is named. */
  readonly changed = new Set<FilePath>();
  readonly deleted = new Set<FilePath>();
  /** Files whose text changed in an editor. */
  readonly edited = new Set<FilePath>();

  get isEmpty(): boolean {
    return this.changed.size + this.deleted.size + this.edited.size === 0;
  }

  has(path: FilePath): boolean {
    return this.changed.has(path) || this.deleted.has(path) || this.edited.has(path);
  }
}
