import { type Dirent, type Stats, readdirSync, readFileSync, statSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { sep } from 'node:path';
import type { PathFilter } from '../core/config/pathFilter';
import type { FileContent, FileTree } from '../core/engine/fileTree';
import { type FilePath, folderOf, pathInFolder } from '../core/model/filePath';

/** The files of directories of this machine. */
export class NodeFileTree implements FileTree {
  readonly #directoryOf: (folder: string) => string | undefined;
  readonly #mayBlock: boolean;

  /**
   * @param directoryOf The directory behind a workspace folder's identifier.
   * @param options mayBlock: read without giving others a turn, which is several times faster for many small files. For
   * a process that has nothing else to do.
   */
  constructor(directoryOf: (folder: string) => string | undefined, { mayBlock = false } = {}) {
    this.#directoryOf = directoryOf;
    this.#mayBlock = mayBlock;
  }

  /** The path of a file on this machine; undefined when its workspace folder is not known. */
  resolve(path: FilePath): string | undefined {
    const directory = this.#directoryOf(folderOf(path));
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
    return this.#mayBlock ? listBlocking(path, start, excluded) : listInTurns(path, start, excluded);
  }

  read(file: FilePath): FileContent | Promise<FileContent> {
    const path = this.resolve(file);
    if (path === undefined) {
      return { kind: 'missing' };
    }
    if (!this.#mayBlock) {
      return readFile(path).then((bytes) => ({ kind: 'bytes', bytes }) as const, notRead);
    }
    return readFileNow(path);
  }
}

/** How many directories are listed at a time: enough to keep the disk busy, few enough that others have their turn. */
const listedAtOnce = 8;

interface Directory {
  readonly path: FilePath;
  readonly absolute: string;
}

async function listInTurns(path: FilePath, absolute: string, excluded: PathFilter): Promise<FilePath[]> {
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

/** Puts the entries of a directory where they belong. */
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

/** Reads a file of this machine without giving others a turn. @param path Absolute. */
export function readFileNow(path: string): FileContent {
  try {
    return { kind: 'bytes', bytes: readFileSync(path) };
  } catch (error) {
    return notRead(error);
  }
}

function notRead(error: unknown): FileContent {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') {
    return { kind: 'missing' };
  }
  return { kind: 'unreadable', reason: error instanceof Error ? error.message : String(error) };
}

/** A directory that may not be listed holds nothing for us; what is needed of it shows up as missing. */
function entriesOf(directory: string): Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** Undefined where nothing is, or a link leads nowhere. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
