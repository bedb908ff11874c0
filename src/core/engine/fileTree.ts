import type { PathFilter } from '../config/pathFilter';
import type { FilePath } from '../model/filePath';
import type { Gap } from '../model/gap';

/**
 * How the engine lists and reads files. The host decides where the files are, such as on the disk, behind the file
 * system of VS Code, or in zips.
 */
export interface FileTree {
  /**
   * Lists the files at or below a path. For a file, this is the file itself and, if it is a zip that the tree can open,
   * the files in it; for a path that does not exist, the listing is empty. Never rejects.
   * @param excluded Whether a file or directory below the path is left out of the list.
   * @param onArchive Called for each zip that the listing tries to open; never called by trees that can't open zips.
   */
  list(path: FilePath, excluded: PathFilter, onArchive?: OnArchive): Promise<Listing>;
  /**
   * Reads a whole file. Never rejects: for a file that can't be read, the result contains the reason. Only regular files
   * are read, up to {@link largestFile}. The result is not a promise if it is known at once, such as when a tree reads
   * synchronously.
   */
  read(file: FilePath): FileContent | Promise<FileContent>;
  /**
   * Opens a file to read parts of it. Undefined for a tree that can only read whole files. Never rejects.
   * @param largest The size limit in bytes. For a larger file, the result is `unreadable`.
   */
  open?(file: FilePath, largest: number): Promise<OpenedFile | NoContent>;
}

/** The files at or below a path, in any order, and what was not listed. */
export interface Listing {
  /** Includes files that can't be read, such as a named pipe: a read gives the reason. */
  readonly files: readonly FilePath[];
  /** The links that were followed. `files` has the files below them by the path of the link. */
  readonly links: readonly FollowedLink[];
  /** The folders that can't be listed, and the links that are not followed, also those without a target. */
  readonly gaps: readonly Gap[];
}

export const emptyListing: Listing = { files: [], links: [], gaps: [] };

/** A link to a file or directory in the same workspace folder. `target` is the path of what it leads to, without links. */
export interface FollowedLink {
  readonly path: FilePath;
  readonly target: FilePath;
}

/**
 * The largest size in bytes of a file that is read. A JavaScript text cannot have more than 512 MB, and reading needs a
 * multiple of the size of the file.
 */
export const largestFile = 256 << 20;

/** A tree that can list and read the files in zips. */
export interface ArchiveTree extends FileTree {
  /**
   * Returns the unpacked size in bytes of a file in a zip, without unpacking the file, and the time of the last change
   * of the zip, in milliseconds since 1970; undefined if the file does not exist or the zip can't be read.
   */
  statInArchive(file: FilePath): Promise<{ readonly size: number; readonly modified: number } | undefined>;
}

/**
 * Called for a zip that a listing tried to open. @param problem Why the files in the zip can't be listed; undefined if
 * the zip was opened, even if it is not an export of Power Platform.
 */
export type OnArchive = (archive: FilePath, problem: string | undefined) => void;

export type FileContent = { readonly kind: 'bytes'; readonly bytes: Uint8Array } | NoContent;

export type NoContent = { readonly kind: 'missing' } | { readonly kind: 'unreadable'; readonly reason: string };

/** Returns the reason why a file was not read: it is larger than the given number of bytes. */
export function largerThan(bytes: number): string {
  return `it is over ${bytes / 1024 / 1024} MB`;
}

/** The reason why a named pipe, socket or device is not read. */
export const noRegularFile = 'it is neither a file nor a folder';

/** The reason why a tree that cannot tell where links lead does not follow one: it may lead out of the workspace folder. */
export const unknownLinkTarget = "it is a link, and VS Code doesn't say where it leads";

/** A file that was opened to read parts of it. `size` is in bytes. */
export interface OpenedFile {
  readonly kind: 'opened';
  readonly size: number;
  /** The time of the last change, in milliseconds since 1970; 0 if it is not known. */
  readonly modified: number;
  /**
   * Reads the bytes from offset `start` up to offset `end`, fewer if the file ends earlier. Rejects if the bytes can't
   * be read.
   */
  readonly read: (start: number, end: number) => Promise<Uint8Array>;
}
