import type { PathFilter } from '../config/pathFilter';
import type { FilePath } from '../model/filePath';

/** How the engine lists and reads files. Implemented for Node.js, for VS Code, for zips and in memory. */
export interface FileTree {
  /**
   * Returns the files at or below a path, in any order: only the path itself if it is a file, an empty array if it does
   * not exist. Links to directories are not followed.
   * @param excluded Whether a file or directory is left out of the list.
   * @param onArchive Called for each zip that the listing tries to open; never called by trees that can't open zips.
   */
  list(path: FilePath, excluded: PathFilter, onArchive?: OnArchive): Promise<FilePath[]>;
  /**
   * Reads a whole file. Never rejects: for a file that can't be read, the result contains the reason. A tree that reads
   * synchronously returns the content itself, not a promise.
   */
  read(file: FilePath): FileContent | Promise<FileContent>;
  /**
   * Opens a large file to read parts of it. Undefined for a tree that can only read whole files. Never rejects.
   * @param largest The size limit in bytes. For a larger file, the result is `unreadable`.
   */
  open?(file: FilePath, largest: number): Promise<OpenedFile | NoContent>;
}

/** A tree that can list and read the files in zips. */
export interface ArchiveTree extends FileTree {
  /**
   * Returns the size in bytes and the time of the last change of a file in a zip, in milliseconds since 1970, without
   * unpacking the file; undefined if the file does not exist.
   */
  statInArchive(file: FilePath): Promise<{ readonly size: number; readonly modified: number } | undefined>;
}

/**
 * Called for a zip that a listing tried to open. @param problem Why the zip can't be opened; undefined if it was
 * opened.
 */
export type OnArchive = (archive: FilePath, problem: string | undefined) => void;

export type FileContent = { readonly kind: 'bytes'; readonly bytes: Uint8Array } | NoContent;

export type NoContent = { readonly kind: 'missing' } | { readonly kind: 'unreadable'; readonly reason: string };

/** Returns the reason why a file was not read: it is larger than the given number of bytes. */
export function largerThan(bytes: number): string {
  return `it is over ${bytes / 1024 / 1024} MB`;
}

/** A file that was opened to read parts of it. `size` is in bytes. */
export interface OpenedFile {
  readonly kind: 'opened';
  readonly size: number;
  /** The time of the last change, in milliseconds since 1970. */
  readonly modified: number;
  /**
   * Reads the bytes from offset `start` up to offset `end`, fewer if the file ends earlier. Rejects if the bytes can't
   * be read.
   */
  readonly read: (start: number, end: number) => Promise<Uint8Array>;
}
