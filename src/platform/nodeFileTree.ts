import { type Dirent, type Stats, readdirSync, readFileSync, statSync } from 'node:fs';
import { open, readdir, readFile, stat } from 'node:fs/promises';
import { sep } from 'node:path';
import type { PathFilter } from '../core/config/pathFilter';
import { type FileContent, type FileTree, largerThan, type NoContent, type OpenedFile } from '../core/engine/fileTree';
import { archiveOf } from '../core/model/archivePath';
import { type FilePath, folderOf, pathInFolder } from '../core/model/filePath';

/** Lists and reads files on the disk with Node.js. */
export class NodeFileTree implements FileTree {
  readonly #directoryOf: (folder: string) => string | undefined;
  readonly #mayBlock: boolean;

  /**
   * @param directoryOf Returns the absolute path of a workspace folder by its identifier; undefined when the folder is
   * not known.
   * @param options mayBlock: use blocking calls of Node.js, which are several times faster for many small files. Only
   * for the command line, because in VS Code a blocking call would keep the extension host from all other work.
   */
  constructor(directoryOf: (folder: string) => string | undefined, { mayBlock = false } = {}) {
    this.#directoryOf = directoryOf;
    this.#mayBlock = mayBlock;
  }

  /**
   * The absolute path on the disk of a file or directory. Undefined when its workspace folder is not known, or when it
   * is in a zip.
   */
  resolve(path: FilePath): string | undefined {
    const directory = archiveOf(path) === undefined ? this.#directoryOf(folderOf(path)) : undefined;
    return directory === undefined ? undefined : directory + sep + pathInFolder(path);
  }

  async list(path: FilePath, excluded: PathFilter): Promise<FilePath[]> {
    const start = this.resolve(path);
    if (start === undefined) {
      return [];
    }
    const found = this.#mayBlock ? statOf(start) : await stat(start).catch(() => undefined);
    if (!found?.isDirectory()) {
      return found ? [path] : [];
    }
    return this.#mayBlock ? listBlocking(path, start, excluded) : listWithoutBlocking(path, start, excluded);
  }

  read(file: FilePath): FileContent | Promise<FileContent> {
    const path = this.resolve(file);
    if (path === undefined) {
      return { kind: 'missing' };
    }
    if (!this.#mayBlock) {
      return readFile(path).then((bytes) => ({ kind: 'bytes', bytes }) as const, contentOfFailure);
    }
    return readFileNow(path);
  }

  async open(file: FilePath, largest: number): Promise<OpenedFile | NoContent> {
    const path = this.resolve(file);
    if (path === undefined) {
      return { kind: 'missing' };
    }
    try {
      const { size, mtimeMs } = await stat(path);
      return size > largest
        ? { kind: 'unreadable', reason: largerThan(largest) }
        : { kind: 'opened', size, modified: mtimeMs, read: (start, end) => readPart(path, start, Math.min(end, size)) };
    } catch (error) {
      return contentOfFailure(error);
    }
  }
}

/**
 * The number of directories that are listed at the same time. More directories would make other reads wait longer, and
 * fewer would leave the disk idle.
 */
const listedAtOnce = 8;

interface Directory {
  readonly path: FilePath;
  readonly absolute: string;
}

async function listWithoutBlocking(path: FilePath, absolute: string, excluded: PathFilter): Promise<FilePath[]> {
  const files: FilePath[] = [];
  const waiting: Directory[] = [{ path, absolute }];
  while (waiting.length > 0) {
    const batch = waiting.splice(-listedAtOnce);
    const listed = await Promise.all(
      batch.map((directory) => readdir(directory.absolute, { withFileTypes: true }).catch(() => [])),
    );
    batch.forEach((directory, at) => {
      sortEntries(directory, listed[at] ?? [], excluded, files, waiting);
    });
  }
  return files;
}

function listBlocking(path: FilePath, absolute: string, excluded: PathFilter): FilePath[] {
  const files: FilePath[] = [];
  const waiting: Directory[] = [{ path, absolute }];
  for (let directory = waiting.pop(); directory; directory = waiting.pop()) {
    sortEntries(directory, entriesOf(directory.absolute), excluded, files, waiting);
  }
  return files;
}

/**
 * Adds the files of a directory to `files`, and its subdirectories to `directories`, which are listed next. Excluded
 * entries and links to directories are skipped.
 */
function sortEntries(
  { path, absolute }: Directory,
  entries: readonly Dirent[],
  excluded: PathFilter,
  files: FilePath[],
  directories: Directory[],
): void {
  for (const entry of entries) {
    const found = { path: `${path}/${entry.name}`, absolute: absolute + sep + entry.name };
    if (excluded(found.path)) {
      continue;
    }
    if (entry.isDirectory()) {
      directories.push(found);
    } else if (entry.isFile() || (entry.isSymbolicLink() && statOf(found.absolute)?.isFile() === true)) {
      files.push(found.path);
    }
  }
}

async function readPart(path: string, start: number, end: number): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const bytes = new Uint8Array(Math.max(0, end - start));
    let length = 0;
    while (length < bytes.length) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length, start + length);
      if (bytesRead === 0) {
        break;
      }
      length += bytesRead;
    }
    return bytes.subarray(0, length);
  } finally {
    await file.close();
  }
}

/**
 * Reads a file with a blocking call. Never throws an error.
 * @param path The absolute path of the file.
 */
export function readFileNow(path: string): FileContent {
  try {
    return { kind: 'bytes', bytes: readFileSync(path) };
  } catch (error) {
    return contentOfFailure(error);
  }
}

/**
 * Why a file was not read, from the error of the file system. A path that does not exist, leads to a directory, or is
 * below a file counts as missing.
 */
function contentOfFailure(error: unknown): NoContent {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') {
    return { kind: 'missing' };
  }
  return { kind: 'unreadable', reason: error instanceof Error ? error.message : String(error) };
}

/** The entries of a directory. Empty when the directory cannot be listed, so that files in it count as missing. */
function entriesOf(directory: string): Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch {
    return [];
  }
}

/**
 * The status of a file or directory; undefined when it does not exist, is a link without a target, or cannot be
 * accessed.
 */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
