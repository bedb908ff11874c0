import type { PathFilter } from '../config/pathFilter';
import type { FilePath } from '../model/filePath';

/** The port to files, implemented for Node.js, for VS Code, for zips and in memory. */
export interface FileTree {
  /**
   * Returns the files at or below a path, in any order: the path itself if it is a file, nothing if it does not exist.
   * Links to directories are not followed.
   * @param onArchive Called for each opened zip, by trees that can open zips.
   */
  list(path: FilePath, excluded: PathFilter, onArchive?: OnArchive): Promise<FilePath[]>;
  /** Never rejects: a file that can't be read gives a reason. A tree that reads synchronously returns no promise. */
  read(file: FilePath): FileContent | Promise<FileContent>;
  /**
   * Opens a large file to read parts of it. Absent if the tree can only read whole files. Never rejects.
   * @param largest The size limit in bytes. A larger file is unreadable.
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

/** Called when a listing opens a zip. `problem` is the reason why the zip can't be opened; undefined if it was opened. */
export type OnArchive = (archive: FilePath, problem: string | undefined) => void;

export type FileContent = { readonly kind: 'bytes'; readonly bytes: Uint8Array } | NoContent;

export type NoContent = { readonly kind: 'missing' } | { readonly kind: 'unreadable'; readonly reason: string };

/** The reason why a file is not read: it is larger than this number of bytes. */
export function largerThan(bytes: number): string {
  return `it is over ${bytes / 1024 / 1024} MB`;
}

export interface OpenedFile {
  readonly kind: 'opened';
  readonly size: number;
  /** The time of the last change, in milliseconds since 1970. */
  readonly modified: number;
  /** Reads the bytes from `start` up to `end`, fewer if the file ends before. Rejects if they can't be read. */
  readonly read: (start: number, end: number) => Promise<Uint8Array>;
}
