import type { PathFilter } from '../../src/core/config/pathFilter';
import type { FileContent, FileTree, FollowedLink, Listing } from '../../src/core/engine/fileTree';
import { type FilePath, isBelow } from '../../src/core/model/filePath';
import type { Gap } from '../../src/core/model/gap';
import { decodeText, encodeText, type TextEncodingName } from '../../src/core/text/decodeText';

const unreadableReason = 'permission denied';

/** A file tree in memory, which records the listings and reads that were requested. */
export class MemoryFileTree implements FileTree {
  readonly reads: FilePath[] = [];
  readonly lists: FilePath[] = [];
  readonly #files: Map<FilePath, Uint8Array>;
  readonly #unreadable = new Set<FilePath>();
  readonly #held = new Map<FilePath, Promise<void>>();
  readonly #gaps = new Map<FilePath, Gap>();
  readonly #links = new Map<FilePath, FilePath>();

  constructor(files: Iterable<readonly [FilePath, string | Uint8Array]> = []) {
    this.#files = new Map([...files].map(([file, content]) => [file, bytesOf(content)]));
  }

  list(path: FilePath, excluded: PathFilter): Promise<Listing> {
    this.lists.push(path);
    const isListed = (found: FilePath): boolean =>
      (found === path || isBelow(found, path)) && !prefixes(found, path).some((prefix) => excluded(prefix));
    const gaps = [...this.#gaps.values()].filter((gap) => isListed(gap.path));
    const links = [...this.#links].filter(([link]) => isListed(link)).map(([link, target]) => ({ path: link, target }));
    const isVisible = (file: FilePath): boolean =>
      isListed(file) && !gaps.some((gap) => file === gap.path || isBelow(file, gap.path));
    const behindLinks = links.flatMap((link) => this.paths().flatMap((file) => pathBehind(link, file) ?? []));
    return Promise.resolve({ files: [...this.paths(), ...behindLinks].filter(isVisible), links, gaps });
  }

  async read(file: FilePath): Promise<FileContent> {
    this.reads.push(file);
    const bytes = this.#files.get(this.#target(file));
    const reason = this.#unreadable.has(file) ? unreadableReason : undefined;
    await this.#held.get(file);
    if (reason !== undefined) {
      return { kind: 'unreadable', reason };
    }
    return bytes ? { kind: 'bytes', bytes } : { kind: 'missing' };
  }

  write(file: FilePath, content: string | Uint8Array, encoding: TextEncodingName = 'utf8'): void {
    this.#files.set(file, bytesOf(content, encoding));
  }

  /** Deletes a file, or a directory and everything in it. */
  delete(path: FilePath): void {
    for (const file of this.paths().filter((each) => each === path || isBelow(each, path))) {
      this.#files.delete(file);
    }
  }

  /** Moves a file, or a directory and everything in it. */
  rename(from: FilePath, to: FilePath): void {
    for (const file of this.paths().filter((each) => each === from || isBelow(each, from))) {
      this.#files.set(to + file.slice(from.length), this.bytes(file));
      this.#files.delete(file);
    }
  }

  /** Makes reads of an existing file fail. */
  makeUnreadable(file: FilePath): void {
    this.#unreadable.add(file);
  }

  /** Hides everything at or below a path from listings, which then have a gap there. */
  addGap(path: FilePath, kind: Gap['kind'] = 'folder', reason = unreadableReason): void {
    this.#gaps.set(path, { path, kind, reason });
  }

  /** Adds a link whose target does not exist. */
  addDeadLink(path: FilePath): void {
    this.#gaps.set(path, { path, kind: 'link', reason: 'its target does not exist', isDead: true });
  }

  removeGap(path: FilePath): void {
    this.#gaps.delete(path);
  }

  /** Adds a link to a file or directory, which listings follow. */
  addLink(path: FilePath, target: FilePath): void {
    this.#links.set(path, target);
  }

  removeLink(path: FilePath): void {
    this.#links.delete(path);
  }

  makeReadable(file: FilePath): void {
    this.#unreadable.delete(file);
  }

  /**
   * Makes reads of a file wait.
   * @returns A function that ends the wait. The reads then return the bytes at the time of the request.
   */
  hold(file: FilePath): () => void {
    const { promise, resolve } = deferred();
    this.#held.set(file, promise);
    return () => {
      this.#held.delete(file);
      resolve();
    };
  }

  /** Clears the recorded listings and reads. */
  forget(): void {
    this.reads.length = 0;
    this.lists.length = 0;
  }

  has(file: FilePath): boolean {
    return this.#files.has(file);
  }

  bytes(file: FilePath): Uint8Array {
    const bytes = this.#files.get(file);
    if (!bytes) {
      throw new Error(`There is no file ${file}.`);
    }
    return bytes;
  }

  text(file: FilePath): string {
    return decodeText(this.bytes(file)).text;
  }

  paths(): FilePath[] {
    return [...this.#files.keys()].sort();
  }

  copy(): MemoryFileTree {
    return new MemoryFileTree(this.#files);
  }

  /** A copy of all files. */
  contents(): ReadonlyMap<FilePath, Uint8Array> {
    return new Map(this.#files);
  }

  #target(file: FilePath): FilePath {
    const link = [...this.#links.keys()].find((each) => file === each || isBelow(file, each));
    return link === undefined ? file : (this.#links.get(link) ?? '') + file.slice(link.length);
  }

  /** The files whose reads fail, with the reason in the result of a read. */
  unreadable(): ReadonlyMap<FilePath, string> {
    return new Map([...this.#unreadable].map((file) => [file, unreadableReason]));
  }
}

/** The path behind a link of a file that is what the link leads to, or below it; undefined for any other file. */
function pathBehind({ path, target }: FollowedLink, file: FilePath): FilePath | undefined {
  return file === target || isBelow(file, target) ? path + file.slice(target.length) : undefined;
}

function bytesOf(content: string | Uint8Array, encoding: TextEncodingName = 'utf8'): Uint8Array {
  return typeof content === 'string' ? encodeText(content, encoding) : content;
}

/** The path of a file, and the paths of the directories between the file and the listed directory. */
function prefixes(file: FilePath, listed: FilePath): FilePath[] {
  const rest = file.slice(listed.length).split('/').slice(1);
  return rest.map((_, at) => [listed, ...rest.slice(0, at + 1)].join('/'));
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let settle: (() => void) | undefined;
  const promise = new Promise<void>((resolve) => {
    settle = resolve;
  });
  return { promise, resolve: () => settle?.() };
}
