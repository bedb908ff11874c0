import { type Dirent, lstatSync, readdirSync } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import { sep } from 'node:path';
import type { PathFilter } from '../core/config/pathFilter';
import {
  emptyListing,
  type FileContent,
  type FileTree,
  largerThan,
  type Listing,
  type NoContent,
  noRegularFile,
  type OpenedFile,
} from '../core/engine/fileTree';
import { archiveOf } from '../core/model/archivePath';
import { type FilePath, folderOf, isBelow, pathInFolder } from '../core/model/filePath';
import type { Gap } from '../core/model/gap';
import { isLink, linkTarget } from './linkTarget';
import { systemErrorReason } from '../core/text/systemErrorReason';
import { toSlashes } from './paths';
import { contentOfFailure, readFileLater, readFileNow } from './readRegularFile';

/**
 * Lists and reads files on the disk with Node.js. Links are followed if they lead to something else in the same workspace
 * folder, except links to folders that are below a followed link: otherwise two links could make a circle.
 */
export class NodeFileTree implements FileTree {
  readonly #directoryOf: (folder: string) => string | undefined;
  readonly #mayBlock: boolean;
  /** The files that must not be opened, as far as they were listed, each with the reason. */
  readonly #refused = new Map<FilePath, string>();

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

  /** Why a file that was listed must not be opened, without a full stop; undefined if it may be opened. */
  refusal(file: FilePath): string | undefined {
    return this.#refused.get(file);
  }

  async list(path: FilePath, excluded: PathFilter): Promise<Listing> {
    [...this.#refused.keys()]
      .filter((file) => file === path || isBelow(file, path))
      .forEach((file) => {
        this.#refused.delete(file);
      });
    const start = this.resolve(path);
    const root = this.#directoryOf(folderOf(path));
    if (start === undefined || root === undefined) {
      return emptyListing;
    }
    const walk = new Walk(folderOf(path), root, excluded, (file, reason) => {
      this.#refused.set(file, reason);
    });
    await walk.start({ path, absolute: start });
    // The first time, this lists the directories of the folder itself, the second time those behind links.
    for (let time = 0; time < 2; time++) {
      if (this.#mayBlock) {
        walkBlocking(walk);
      } else {
        await walkWithoutBlocking(walk);
      }
      walk.followLinks();
    }
    const { files, links, gaps } = walk;
    return { files, links, gaps };
  }

  read(file: FilePath): FileContent | Promise<FileContent> {
    const path = this.resolve(file);
    if (path === undefined) {
      return { kind: 'missing' };
    }
    const reason = this.#refused.get(file);
    if (reason !== undefined && !isPlainFile(path)) {
      return { kind: 'unreadable', reason };
    }
    return this.#mayBlock ? readFileNow(path) : readFileLater(path);
  }

  async open(file: FilePath, largest: number): Promise<OpenedFile | NoContent> {
    const path = this.resolve(file);
    if (path === undefined) {
      return { kind: 'missing' };
    }
    const refusal = this.#refused.get(file);
    if (refusal !== undefined) {
      return { kind: 'unreadable', reason: refusal };
    }
    try {
      const found = await stat(path);
      if (!found.isFile()) {
        return found.isDirectory() ? { kind: 'missing' } : { kind: 'unreadable', reason: noRegularFile };
      }
      const { size, mtimeMs } = found;
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
  /** Whether the directory is what a followed link leads to, or is below it. */
  readonly isBehindLink?: boolean;
}

type Entry = Pick<Dirent, 'isDirectory' | 'isFile' | 'isSymbolicLink'>;

/** One listing: what was found so far, and the directories and links to look into next. */
class Walk {
  readonly files: FilePath[] = [];
  readonly links: { path: FilePath; target: FilePath }[] = [];
  readonly gaps: Gap[] = [];
  readonly waiting: Directory[] = [];
  readonly #folder: string;
  /** The absolute path of the workspace folder, without links once the listing has started. */
  #root: string;
  readonly #excluded: PathFilter;
  readonly #refuse: (file: FilePath, reason: string) => void;
  #foundLinks: Directory[] = [];

  /**
   * @param root The absolute path of the workspace folder.
   * @param refuse Called for each listed file that must not be opened, with the reason.
   */
  constructor(folder: string, root: string, excluded: PathFilter, refuse: (file: FilePath, reason: string) => void) {
    this.#folder = folder;
    this.#root = root;
    this.#excluded = excluded;
    this.#refuse = refuse;
  }

  /** Begins with the path to list, which may be a file, a link, or something behind a link. */
  async start({ path, absolute }: Directory): Promise<void> {
    const isFolder = path === this.#folder;
    try {
      // The root of a drive ends with a separator, and other folders don't.
      this.#root = (await realpath(this.#root)).replace(/[\\/]$/, '');
      if (!isFolder && isLink(absolute)) {
        this.#foundLinks.push({ path, absolute });
        return;
      }
      const real = await realpath(absolute);
      const found = await stat(real);
      const expected = isFolder ? real : this.#root + sep + pathInFolder(path).split('/').join(sep);
      const isBehindLink = !isSamePath(real, expected);
      if (isBehindLink && !real.startsWith(this.#root + sep)) {
        this.gaps.push({ path, kind: 'link', reason: 'it is behind a link that leads out of the workspace folder' });
      } else if (found.isDirectory()) {
        this.waiting.push({ path, absolute, isBehindLink });
      } else {
        this.#add(path, found);
      }
    } catch (error) {
      this.#notListed(path, error);
    }
  }

  /** Sorts the entries of a directory into files, directories and links. Excluded entries are skipped. */
  addEntries({ path, absolute, isBehindLink = false }: Directory, entries: readonly Dirent[]): void {
    for (const entry of entries) {
      const found = { path: `${path}/${entry.name}`, absolute: absolute + sep + entry.name, isBehindLink };
      if (this.#excluded(found.path)) {
        continue;
      }
      if (entry.name.includes('\ufffd') && isWrongName(found.absolute)) {
        this.#addWrongName(found.path, entry);
      } else if (entry.isDirectory()) {
        this.#addDirectory(found);
      } else if (entry.isSymbolicLink()) {
        this.#foundLinks.push(found);
      } else {
        this.#add(found.path, entry);
      }
    }
  }

  /** Notes that a directory cannot be listed, unless it was deleted meanwhile. */
  addFailure({ path }: Directory, error: unknown): void {
    this.#notListed(path, error);
  }

  /** Looks at the links that were found: notes the files, and the directories to list next. */
  followLinks(): void {
    const links = this.#foundLinks;
    this.#foundLinks = [];
    for (const { path, absolute, isBehindLink = false } of links) {
      const target = linkTarget(absolute, this.#root);
      if (target.kind === 'around') {
        // Everything in that folder is listed anyway, by its path without the link.
        continue;
      }
      if (target.kind === 'dead') {
        this.gaps.push({ path, kind: 'link', reason: target.reason, isDead: true });
      } else if (target.kind === 'unknown' ? looksLikeFile(path) : !target.found.isDirectory()) {
        this.files.push(path);
        if (target.kind !== 'inside') {
          this.#refuse(path, target.reason);
        } else if (!target.found.isFile()) {
          this.#refuse(path, noRegularFile);
        } else {
          this.#noteLink(path, target.path);
        }
      } else if (target.kind !== 'inside') {
        this.gaps.push({ path, kind: 'link', reason: target.reason });
      } else if (isBehindLink) {
        this.gaps.push({ path, kind: 'link', reason: 'it is a link inside a linked folder' });
      } else {
        this.#noteLink(path, target.path);
        this.waiting.push({ path, absolute, isBehindLink: true });
      }
    }
  }

  #add(path: FilePath, entry: Pick<Entry, 'isFile'>): void {
    this.files.push(path);
    if (!entry.isFile()) {
      this.#refuse(path, noRegularFile);
    }
  }

  #addDirectory(directory: Directory): void {
    if (archiveOf(directory.path) === undefined) {
      this.waiting.push(directory);
    } else {
      this.gaps.push({ path: directory.path, kind: 'folder', reason: 'its name would mean the content of a zip' });
    }
  }

  #addWrongName(path: FilePath, entry: Entry): void {
    const reason = 'its name is not valid UTF-8';
    if (entry.isDirectory() || (entry.isSymbolicLink() && !looksLikeFile(path))) {
      this.gaps.push({ path, kind: 'folder', reason });
    } else {
      this.files.push(path);
      this.#refuse(path, reason);
    }
  }

  #noteLink(path: FilePath, target: string): void {
    this.links.push({ path, target: `${this.#folder}/${toSlashes(target)}` });
  }

  #notListed(path: FilePath, error: unknown): void {
    if (contentOfFailure(error).kind === 'unreadable') {
      this.gaps.push({ path, kind: 'folder', reason: systemErrorReason(error) });
    }
  }
}

async function walkWithoutBlocking(walk: Walk): Promise<void> {
  while (walk.waiting.length > 0) {
    const batch = walk.waiting.splice(-listedAtOnce);
    await Promise.all(
      batch.map((directory) =>
        readdir(directory.absolute, { withFileTypes: true }).then(
          (entries) => {
            walk.addEntries(directory, entries);
          },
          (error: unknown) => {
            walk.addFailure(directory, error);
          },
        ),
      ),
    );
  }
}

function walkBlocking(walk: Walk): void {
  for (let directory = walk.waiting.pop(); directory; directory = walk.waiting.pop()) {
    try {
      walk.addEntries(directory, readdirSync(directory.absolute, { withFileTypes: true }));
    } catch (error) {
      walk.addFailure(directory, error);
    }
  }
}

/** Whether Connref may read a file with this name. Only if so, it matters that something else cannot be read. */
function looksLikeFile(path: FilePath): boolean {
  return /\.(?:json|xml|ya?ml|zip|msapp)$/i.test(path);
}

/**
 * Whether a name with replacement characters does not have them on the disk: Node.js replaces bytes that are not UTF-8, and
 * then the file cannot be found by its name.
 */
function isWrongName(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) === undefined;
  } catch {
    return false;
  }
}

/** Whether there is a regular file that is not a link. A file that was refused may have been replaced by one. */
function isPlainFile(path: string): boolean {
  try {
    return lstatSync(path).isFile();
  } catch {
    return false;
  }
}

/** Whether two paths are equal, as far as file systems distinguish them: some ignore case or the form of Unicode. */
function isSamePath(a: string, b: string): boolean {
  return a === b || a.normalize().toLowerCase() === b.normalize().toLowerCase();
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
