import type { FolderSettings } from '../../../src/core/engine/folderState';
import type { FilePath } from '../../../src/core/model/filePath';

/** A whole workspace at one moment: everything that findings can depend on. */
export interface WorkspaceState {
  /** Every file on the disk, including excluded ones. */
  readonly files: ReadonlyMap<FilePath, Uint8Array>;
  /** Files that exist but cannot be read, with the reason. */
  readonly unreadable?: ReadonlyMap<FilePath, string>;
  /** The texts of unsaved documents. */
  readonly unsaved: ReadonlyMap<FilePath, string>;
  /** The workspace folders with their settings. Files outside these folders are not read. */
  readonly settings: ReadonlyMap<string, FolderSettings>;
}
