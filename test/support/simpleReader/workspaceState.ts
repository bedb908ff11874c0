import type { FolderSettings } from '../../../src/core/engine/folderState';
import type { FilePath } from '../../../src/core/model/filePath';

/** A whole workspace at one moment: all that findings may depend on. */
export interface WorkspaceState {
  /** Every file of the disk, also those that are left out. */
  readonly files: ReadonlyMap<FilePath, Uint8Array>;
  /** Files that are there and cannot be read, and why. */
  readonly unreadable?: ReadonlyMap<FilePath, string>;
  /** What editors hold and the disk does not. */
  readonly unsaved: ReadonlyMap<FilePath, string>;
  /** The workspace folders: files of others do not count. */
  readonly settings: ReadonlyMap<string, FolderSettings>;
}
