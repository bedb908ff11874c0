import type { PathFilter } from '../../core/config/pathFilter';
import {
  type ArchiveTree,
  type FileContent,
  type FileTree,
  largerThan,
  type NoContent,
  type OnArchive,
  type OpenedFile,
} from '../../core/engine/fileTree';
import { archiveOf, archiveRoot, isArchiveName, pathInArchive } from '../../core/model/archivePath';
import { type FilePath, isBelow } from '../../core/model/filePath';
import type { YieldToHost } from '../../core/text/yieldToHost';
import { readEntry } from './readEntry';
import { readZipDirectory, type ZipDirectory } from './zipDirectory';
import { zipLimits } from './zipLimits';

interface Archive {
  readonly file: OpenedFile;
  readonly directory: ZipDirectory;
}

/** Adds, to the files of another tree, those in solution exports that are zip files. */
export class ArchiveFileTree implements ArchiveTree {
  readonly #files: FileTree;
  readonly #yieldToHost: YieldToHost;
  /** The list of what is in the zip that was read last; zips are large, so nothing else is kept of any. */
  #last: { readonly path: FilePath; readonly state: string; readonly directory: Promise<ZipDirectory> } | undefined;

  #turn: Promise<unknown> = Promise.resolve();

  /** @param yieldToHost Called in long work: returns a promise when it is time to let others work. */
  constructor(files: FileTree, yieldToHost: YieldToHost = () => undefined) {
    this.#files = files;
    this.#yieldToHost = yieldToHost;
  }

  async list(path: FilePath, excluded: PathFilter, onArchive?: OnArchive): Promise<FilePath[]> {
    const archive = archiveOf(path);
    if (archive !== undefined) {
      const files = await this.#listArchive(archive, excluded, onArchive);
      return files.filter((file) => file === path || isBelow(file, path));
    }
    const files = await this.#files.list(path, excluded);
    const inArchives: FilePath[][] = [];
    for (const file of files.filter(isArchiveName)) {
      // Whoever asks may have had enough meanwhile.
      if (!excluded(file)) {
        inArchives.push(await this.#listArchive(file, excluded, onArchive));
      }
    }
    return [...files, ...inArchives.flat()];
  }

  read(file: FilePath): FileContent | Promise<FileContent> {
    const archive = archiveOf(file);
    return archive === undefined ? this.#files.read(file) : this.#readInArchive(archive, file);
  }

  async statInArchive(file: FilePath): Promise<{ size: number; modified: number } | undefined> {
    const opened = await this.#open(archiveOf(file) ?? '').catch(() => undefined);
    if (!opened || !('directory' in opened)) {
      return undefined;
    }
    const entry = opened.directory.entries.get(pathInArchive(file));
    return entry && { size: entry.size, modified: opened.file.modified };
  }

  /** Nothing for a zip that is no solution. */
  async #listArchive(archive: FilePath, excluded: PathFilter, onArchive: OnArchive | undefined): Promise<FilePath[]> {
    // What is listed is what is there now, even where size and time did not change.
    this.#last = undefined;
    try {
      const opened = await this.#open(archive);
      if (!('directory' in opened)) {
        if (opened.kind === 'unreadable') {
          onArchive?.(archive, opened.reason);
        }
        return [];
      }
      const ours = isOurs(opened.directory);
      const problem = ours ? tooLarge(opened.directory) : undefined;
      onArchive?.(archive, problem);
      if (!ours || problem !== undefined) {
        return [];
      }
      const files = [...opened.directory.entries.keys()].map((name) => `${archiveRoot(archive)}/${name}`);
      return files.filter((file) => !excluded(file));
    } catch (error) {
      onArchive?.(archive, reasonOf(error));
      return [];
    }
  }

  async #readInArchive(archive: FilePath, file: FilePath): Promise<FileContent> {
    try {
      const opened = await this.#open(archive);
      if (!('directory' in opened)) {
        return opened;
      }
      const problem = tooLarge(opened.directory);
      if (problem !== undefined) {
        return { kind: 'unreadable', reason: problem };
      }
      const entry = opened.directory.entries.get(pathInArchive(file));
      if (!entry) {
        return { kind: 'missing' };
      }
      // One at a time: whoever asks for many files at once must not hold all of them packed and unpacked.
      const bytes = this.#turn.then(() => readEntry(opened.file, entry, this.#yieldToHost));
      this.#turn = bytes.catch(() => undefined);
      return { kind: 'bytes', bytes: await bytes };
    } catch (error) {
      return { kind: 'unreadable', reason: reasonOf(error) };
    }
  }

  async #open(path: FilePath): Promise<Archive | NoContent> {
    const file = await this.#openFile(path);
    if (file.kind !== 'opened') {
      return file;
    }
    const state = `${file.size} ${file.modified}`;
    if (this.#last?.path !== path || this.#last.state !== state) {
      this.#last = { path, state, directory: readZipDirectory(file, this.#yieldToHost) };
    }
    return { file, directory: await this.#last.directory };
  }

  async #openFile(path: FilePath): Promise<OpenedFile | NoContent> {
    if (this.#files.open) {
      return this.#files.open(path, zipLimits.archiveBytes);
    }
    const content = await this.#files.read(path);
    if (content.kind !== 'bytes') {
      return content;
    }
    const { bytes } = content;
    if (bytes.length > zipLimits.archiveBytes) {
      return { kind: 'unreadable', reason: largerThan(zipLimits.archiveBytes) };
    }
    return {
      kind: 'opened',
      size: bytes.length,
      modified: 0,
      read: (start, end) => Promise.resolve(bytes.subarray(start, end)),
    };
  }
}

/** Whether the top of a zip is that of a solution export, or of a legacy flow package. */
function isOurs({ entries }: ZipDirectory): boolean {
  const names = [...entries.keys()].map((name) => name.toLowerCase());
  return (
    (names.includes('solution.xml') && names.includes('customizations.xml')) ||
    names.some((name) => /^microsoft\.flow\/flows\/[^/]+\/definition\.json$/.test(name))
  );
}

/** What keeps us from reading a zip that is ours; the backup of a whole disk is nobody's problem here. */
function tooLarge({ complete, totalSize }: ZipDirectory): string | undefined {
  if (!complete) {
    return `it holds over ${zipLimits.entries} files`;
  }
  return totalSize > zipLimits.unpackedBytes
    ? `unpacked, it would be over ${zipLimits.unpackedBytes / 1024 / 1024} MB`
    : undefined;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
