import type { PathFilter } from '../config/pathFilter';
import type { FilePath } from '../model/filePath';

/** The port to files: node's, VS Code's, or one in memory. */
export interface FileTree {
  /**
   * The files at or below a path, in any order: the path itself when it is a file, nothing when it is not there.
   * Links to directories are not followed.
   */
  list(path: FilePath, excluded: PathFilter): Promise<FilePath[]>;
  /** Never rejects: what cannot be read says why. A tree that may block gives the content at once. */
  read(file: FilePath): FileContent | Promise<FileContent>;
}

export type FileContent =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly reason: string };
