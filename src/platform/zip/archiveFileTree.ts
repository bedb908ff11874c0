import type { PathFilter } from '../../core/config/pathFilter';
import {
  type ArchiveTree,
  emptyListing,
  type FileContent,
  type FileTree,
  largerThan,
  type Listing,
  type NoContent,
  type OnArchive,
  type OpenedFile,
} from '../../core/engine/fileTree';
import { archiveOf, archiveRoot, isArchiveName, pathInArchive } from '../../core/model/archivePath';
import { type FilePath, isBelow } from '../../core/model/filePath';
import type { YieldToHost } from '../../core/text/yieldToHost';
import { systemErrorReason } from '../../core/text/systemErrorReason';
import { readEntry } from './readEntry';
import { readZipDirectory, type ZipDirectory } from './zipDirectory';
import { zipLimits } from './zipLimits';

/** An opened zip, and the list of its files (its central directory). */
interface Archive {
  readonly file: OpenedFile;
  readonly directory: ZipDirectory;
}

/**
 * Lists and reads the files of another file tree and the files inside its zips. The listing only includes the files of
 * zips that are Power Platform exports: solution exports and legacy flow packages.
 */
export class ArchiveFileTree implements ArchiveTree {
  readonly #files: FileTree;
  readonly #yieldToHost: YieldToHost;
  /**
   * The central directory of the zip that was used last, for the next file of the same zip. The content of zips is not
   * kept, because zips are large. `state` is the size and time of the zip when its directory was read.
   */
  #last: { readonly path: FilePath; readonly state: string; readonly directory: Promise<ZipDirectory> } | undefined;

  /** Settles when the previous file in a zip was unpacked, so that files are unpacked one after another. */
  #turn: Promise<unknown> = Promise.resolve();

  /** @param yieldToHost Called between the steps of reading and unpacking a zip. */
  constructor(files: FileTree, yieldToHost: YieldToHost = () => undefined) {
    this.#files = files;
    this.#yieldToHost = yieldToHost;
  }

  async list(path: FilePath, excluded: PathFilter, onArchive?: OnArchive): Promise<Listing> {
    const archive = archiveOf(path);
    if (archive !== undefined) {
      const { files, gaps } = await this.#listArchive(archive, excluded, onArchive);
      return { ...emptyListing, files: files.filter((file) => file === path || isBelow(file, path)), gaps };
    }
    const listing = await this.#files.list(path, excluded);
    const inArchives: Listing[] = [];
    for (const file of listing.files.filter(isArchiveName)) {
      // `#files.list` called `excluded` for this zip already. It is called again because reading each zip takes time,
      // and the caller may have stopped the listing while the previous zips were read.
      if (!excluded(file)) {
        inArchives.push(await this.#listArchive(file, excluded, onArchive));
      }
    }
    return {
      ...listing,
      files: [...listing.files, ...inArchives.flatMap(({ files }) => files)],
      gaps: [...listing.gaps, ...inArchives.flatMap(({ gaps }) => gaps)],
    };
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

  /**
   * The files in a zip that are not excluded, with a gap if one of them has an unsafe name. Empty for a zip that is neither a
   * solution export nor a legacy flow package, is too large, or cannot be read.
   */
  async #listArchive(archive: FilePath, excluded: PathFilter, onArchive: OnArchive | undefined): Promise<Listing> {
    // A listing must show the current content of the zip, so its directory is read again: the zip may have changed
    // although its size and time are the same.
    this.#last = undefined;
    try {
      const opened = await this.#open(archive);
      if (!('directory' in opened)) {
        if (opened.kind === 'unreadable') {
          onArchive?.(archive, opened.reason);
        }
        return emptyListing;
      }
      const isExport = isPowerPlatformExport(opened.directory);
      const problem = isExport ? tooLarge(opened.directory) : undefined;
      onArchive?.(archive, problem);
      if (!isExport || problem !== undefined) {
        return emptyListing;
      }
      const { unsafeName } = opened.directory;
      const files = [...opened.directory.entries.keys()].map((name) => `${archiveRoot(archive)}/${name}`);
      return {
        ...emptyListing,
        files: files.filter((file) => !excluded(file)),
        gaps:
          unsafeName === undefined
            ? []
            : [{ path: archive, kind: 'zip', reason: `it contains a file with the unsafe name “${unsafeName}”` }],
      };
    } catch (error) {
      onArchive?.(archive, systemErrorReason(error));
      return emptyListing;
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
      // Files are unpacked one after another, because a caller that asks for many files at once would otherwise fill
      // the memory with packed and unpacked bytes.
      const bytes = this.#turn.then(() => readEntry(opened.file, entry, this.#yieldToHost));
      this.#turn = bytes.catch(() => undefined);
      return { kind: 'bytes', bytes: await bytes };
    } catch (error) {
      return { kind: 'unreadable', reason: systemErrorReason(error) };
    }
  }

  /**
   * Opens a zip. Its central directory is only read when it is not kept from the previous call, or when the size or
   * time of the zip has changed.
   */
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

/** Whether the names of its files show that a zip is a solution export or a legacy flow package. */
function isPowerPlatformExport({ entries }: ZipDirectory): boolean {
  const names = [...entries.keys()].map((name) => name.toLowerCase());
  return (
    (names.includes('solution.xml') && names.includes('customizations.xml')) ||
    names.some((name) => /^microsoft\.flow\/flows\/[^/]+\/definition\.json$/.test(name))
  );
}

/**
 * The reason why a zip has too many files or would be too large after unpacking; undefined when it keeps these two
 * {@link zipLimits}. A listing must call this only for Power Platform exports, because other large zips must not be
 * reported.
 */
function tooLarge({ complete, totalSize }: ZipDirectory): string | undefined {
  if (!complete) {
    return `it contains over ${zipLimits.entries} files`;
  }
  return totalSize > zipLimits.unpackedBytes
    ? `its unpacked size would be over ${zipLimits.unpackedBytes / 1024 / 1024} MB`
    : undefined;
}
