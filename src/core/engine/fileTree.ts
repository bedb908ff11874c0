import type { PathFilter } from '../config/pathFilter';
import type { FilePath } from '../model/filePath';

/** The port to files: node's, VS Code's, or one in memory. */
export interface FileTree {
  /**
   * The files at or below a path, in any order: the path itself when it is a file, nothing when it is not there.
   * Links to directories are not followed.
   * @param onArchive Told of each zip that was opened, and what is wrong with it. Only a tree that opens zips calls it.
   */
  list(path: FilePath, excluded: PathFilter, onArchive?: OnArchive): Promise<FilePath[]>;
  /** Never rejects: what cannot be read says why. A tree that may block gives the content at once. */
  read(file: FilePath): FileContent | Promise<FileContent>;
  /**
   * For a large file of which little is wanted; absent where files can only be read as a whole. Never rejects.
   * @param largest A file with more bytes is unreadable.
   */
  open?(file: FilePath, largest: number): Promise<OpenedFile | NoContent>;
}

/** A tree that shows what is in zip files. */
export interface ArchiveTree extends FileTree {
  /** What is known of a file in a zip without unpacking it; undefined when it is not there. */
  statInArchive(file: FilePath): Promise<{ readonly size: number; readonly modified: number } | undefined>;
}

/** @param problem Why a zip cannot be opened; undefined when it can. */
export type OnArchive = (archive: FilePath, problem: string | undefined) => void;

export type FileContent = { readonly kind: 'bytes'; readonly bytes: Uint8Array } | NoContent;

export type NoContent = { readonly kind: 'missing' } | { readonly kind: 'unreadable'; readonly reason: string };

/** The reason why a file is not opened. */
export function largerThan(bytes: number): string {
  return `it is over ${bytes / 1024 / 1024} MB`;
}

export interface OpenedFile {
  readonly kind: 'opened';
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
  /** Rejects when the bytes cannot be read; gives fewer where the file ends. */
  readonly read: (start: number, end: number) => Promise<Uint8Array>;
}
