import { readFileSync } from 'node:fs';
import { lstat, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
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
    return directory === undefined ? undefined : join(directory, pathInFolder(path));
  }

  async list(path: FilePath, excluded: PathFilter): Promise<FilePath[]> {
    const start = this.resolve(path);
    if (start === undefined) {
      return [];
    }
    try {
      const found = await stat(start);
      return found.isDirectory() ? await this.#listDirectory(path, start, excluded) : [path];
    } catch {
      return [];
    }
  }

  read(file: FilePath): FileContent | Promise<FileContent> {
    const path = this.resolve(file);
    if (path === undefined) {
      return { kind: 'missing' };
    }
    if (!this.#mayBlock) {
      return readFile(path).then((bytes) => ({ kind: 'bytes', bytes }) as const, notRead);
    }
    try {
      return { kind: 'bytes', bytes: readFileSync(path) };
    } catch (error) {
      return notRead(error);
    }
  }

  async #listDirectory(directory: FilePath, absolute: string, excluded: PathFilter): Promise<FilePath[]> {
    const files: FilePath[] = [];
    const subdirectories: Promise<FilePath[]>[] = [];
    for (const entry of await entriesOf(absolute)) {
      const path = `${directory}/${entry.name}`;
      const below = join(absolute, entry.name);
      if (excluded(path)) {
        continue;
      }
      if (entry.isDirectory()) {
        subdirectories.push(this.#listDirectory(path, below, excluded));
      } else if (entry.isFile() || (entry.isSymbolicLink() && (await leadsToFile(below)))) {
        files.push(path);
      }
    }
    return [...files, ...(await Promise.all(subdirectories)).flat()];
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
async function entriesOf(directory: string) {
  try {
    return await readdir(directory, { withFileTypes: true });
  } catch {
    return [];
  }
}

async function leadsToFile(link: string): Promise<boolean> {
  try {
    return (await lstat(link)).isSymbolicLink() && (await stat(link)).isFile();
  } catch {
    return false;
  }
}
