import { randomBytes } from 'node:crypto';
import * as nodeFileSystem from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { type FilePlace, placeOf } from './filePlace';
import {
  areEqual,
  errorCode,
  type FileSystem,
  identityOf,
  removeIfThere,
  statusOf,
  syncDirectory,
  syncFile,
} from './fileSystem';
import {
  type FolderLock,
  type LockedByOther,
  type LockFailed,
  lockFolders,
  type LockWait,
  usualWait,
} from './folderLock';
import { type Journal, type JournalEntry, journalName, journalParts, pointerBytes } from './journal';
import { type LocatedFile, locateFile, type Misplaced, realFolders } from './locateFile';
import { createFile, type Interference, interferenceAt, replaceFile } from './replaceFile';
import { type LeftFile, undoEntry } from './undoEntry';

/** The new content of a file. */
export interface FileChange {
  /** An absolute path. */
  readonly path: string;
  /** The content that was read, and that the new one was made from; undefined if the file is to be created. */
  readonly expected: Uint8Array | undefined;
  readonly bytes: Uint8Array;
}

/** Why a file was not written. */
export type WriteObstacle =
  | { readonly kind: 'interfered'; readonly what: Interference; readonly kept?: string }
  /** Two paths lead to one file, and would get different contents. */
  | { readonly kind: 'sameFile' }
  | Misplaced
  | { readonly kind: 'failed'; readonly error: unknown }
  /** Another command took this process for dead, and undoes the change. */
  | { readonly kind: 'lockLost' };

/** The outcome of {@link writeFiles}. */
export type WriteResult =
  | { readonly kind: 'written' }
  | LockedByOther
  | LockFailed
  /** An interrupted change must be undone first; `journal` is its journal. */
  | { readonly kind: 'interrupted'; readonly journal: string }
  | NotWritten;

/** No file was changed, apart from those in `left` and `broken`. */
export interface NotWritten {
  readonly kind: 'notWritten';
  readonly path: string;
  readonly obstacle: WriteObstacle;
  /** Files that somebody else changed after they were written. They are as that one left them. */
  readonly left: readonly LeftFile[];
  /** Files that could not be undone. The journal stays, and the next command that changes files tries again. */
  readonly broken: readonly string[];
}

/** What writing uses of the machine; tests replace it. */
export interface WritingSystem {
  readonly fs: FileSystem;
  readonly wait: LockWait;
}

export const usualSystem: WritingSystem = { fs: nodeFileSystem, wait: usualWait };

/**
 * Writes files, all or none, with a {@link Journal} in the first folder. Each file must have the content that was read,
 * right before it is replaced (`replaceFile.ts`). If one has not, or cannot be written, all files get their old content
 * back, except those that somebody else has changed since.
 * @param folders Absolute paths. A file outside all of them, or behind a link that leads out of them, is not written.
 */
export function writeFiles(
  folders: readonly string[],
  changes: readonly FileChange[],
  system: WritingSystem = usualSystem,
): WriteResult {
  const { fs, wait } = system;
  const [first] = changes;
  if (!first) {
    return { kind: 'written' };
  }
  let lock: FolderLock | LockedByOther | LockFailed | undefined;
  // What fails outside of a file, fails for the first one.
  let path = first.path;
  try {
    const roots = realFolders(fs, folders);
    const files: LocatedChange[] = [];
    for (const change of changes) {
      path = change.path;
      const located = locateFile(fs, roots, path);
      if (located.kind !== 'located') {
        return notWritten(path, located);
      }
      files.push({ ...change, located });
    }
    const distinct = withoutSecondNames(fs, files);
    if ('kind' in distinct) {
      return distinct;
    }
    path = first.path;
    const involved = roots.filter((_, root) => distinct.some(({ located }) => located.root === root));
    lock = lockFolders(fs, involved, wait);
    if (lock.kind !== 'locked') {
      return lock;
    }
    const journal = involved.map((folder) => join(folder, journalName)).find((file) => statusOf(fs, file));
    return journal === undefined ? writeLocked(fs, roots, involved, distinct, lock) : { kind: 'interrupted', journal };
  } catch (error) {
    return notWritten(path, { kind: 'failed', error });
  } finally {
    if (lock?.kind === 'locked') {
      lock.release();
    }
  }
}

interface LocatedChange extends FileChange {
  readonly located: LocatedFile;
}

function notWritten(path: string, obstacle: WriteObstacle): NotWritten {
  return { kind: 'notWritten', path, obstacle, left: [], broken: [] };
}

/** Leaves out a change of a file that another change makes under another name: a link, or another hard link. */
function withoutSecondNames(fs: FileSystem, files: readonly LocatedChange[]): LocatedChange[] | NotWritten {
  const byFile = new Map<string, LocatedChange>();
  for (const file of files) {
    const key = identityOf(fs, file.located.path) ?? file.located.path;
    const same = byFile.get(key);
    if (same && !areEqual(same.bytes, file.bytes)) {
      return notWritten(file.path, { kind: 'sameFile' });
    }
    byFile.set(key, same ?? file);
  }
  return [...byFile.values()];
}

function writeLocked(
  fs: FileSystem,
  roots: readonly string[],
  involved: readonly string[],
  files: readonly LocatedChange[],
  lock: FolderLock,
): WriteResult {
  for (const { path, located, expected } of files) {
    const what = expected ? interferenceAt(fs, located.path, expected) : statusOf(fs, located.path) && 'created';
    if (what) {
      return notWritten(path, { kind: 'interfered', what });
    }
  }
  const [home = ''] = involved;
  const id = randomBytes(4).toString('hex');
  const inJournal = ({ root, path }: { readonly root: number; readonly path: string }): [number, string] => [
    involved.indexOf(roots[root] ?? ''),
    path,
  ];
  const directories = missingDirectories(fs, roots, files);
  const journal: Journal = {
    id,
    roots: involved.map((folder) => withSlashes(relative(home, folder))),
    entries: files.map(({ located, expected, bytes }): JournalEntry => {
      const [root, path] = inJournal({ root: located.root, path: located.below });
      return { root, path, before: expected, after: bytes };
    }),
    directories: directories.map(inJournal),
  };
  const change = new Change(fs, involved, journal);
  try {
    change.begin();
  } catch (error) {
    change.forget();
    return notWritten(files[0]?.path ?? home, { kind: 'failed', error });
  }
  let at = 0;
  try {
    change.makeDirectories();
    for (const [number, { path }] of files.entries()) {
      at = number;
      if (!lock.isHeld()) {
        return notWritten(path, { kind: 'lockLost' });
      }
      const interfered = change.write(number);
      if (interfered) {
        const undone = change.undo(number, false);
        return { kind: 'notWritten', path, obstacle: { kind: 'interfered', ...interfered }, ...named(undone, files) };
      }
    }
    change.finish();
    return { kind: 'written' };
  } catch (error) {
    const undone = change.undo(at + 1, false);
    return { ...notWritten(files[at]?.path ?? home, { kind: 'failed', error }), ...named(undone, files) };
  }
}

/** The paths of the files as the caller wrote them. */
function named({ left, broken }: UndoneChange, files: readonly LocatedChange[]): Pick<NotWritten, 'left' | 'broken'> {
  const shown = new Map(files.map(({ path, located }) => [located.path, path]));
  return {
    left: left.map((each) => ({ ...each, path: shown.get(each.path) ?? each.path })),
    broken: broken.map((each) => shown.get(each) ?? each),
  };
}

function missingDirectories(
  fs: FileSystem,
  roots: readonly string[],
  files: readonly LocatedChange[],
): { readonly root: number; readonly path: string }[] {
  const found = new Map<string, { readonly root: number; readonly path: string }>();
  for (const { located } of files) {
    const parts = located.below.split('/').slice(0, -1);
    for (const at of parts.keys()) {
      const path = parts.slice(0, at + 1).join('/');
      const absolute = join(roots[located.root] ?? '', path);
      if (!statusOf(fs, absolute)) {
        found.set(absolute, { root: located.root, path });
      }
    }
  }
  return [...found.values()];
}

/** What undoing a change could not bring back. */
export interface UndoneChange {
  readonly left: readonly LeftFile[];
  /** The absolute paths of files that could not be undone. */
  readonly broken: readonly string[];
  /** The number of files that are as before. */
  readonly restored: number;
}

/** A change with its journal, for writing and for undoing. The folders must be locked. */
export class Change {
  readonly #fs: FileSystem;
  readonly #folders: readonly string[];
  readonly #journal: Journal;

  /** @param folders The absolute paths, without links, of the folders in the journal. The first one has the journal. */
  constructor(fs: FileSystem, folders: readonly string[], journal: Journal) {
    this.#fs = fs;
    this.#folders = folders;
    this.#journal = journal;
  }

  /** Writes the journal. Afterwards, files may be written. */
  begin(): void {
    const fs = this.#fs;
    const [home = '', ...others] = this.#folders;
    const descriptor = fs.openSync(join(home, journalName), 'wx', 0o600);
    try {
      for (const part of journalParts(this.#journal)) {
        let written = 0;
        while (written < part.length) {
          written += fs.writeSync(descriptor, part, written);
        }
      }
      fs.fsyncSync(descriptor);
    } finally {
      fs.closeSync(descriptor);
    }
    syncDirectory(fs, home);
    for (const folder of others) {
      const pointer = pointerBytes({ id: this.#journal.id, folder: withSlashes(relative(folder, home)) });
      const file = fs.openSync(join(folder, journalName), 'wx', 0o600);
      try {
        fs.writeSync(file, pointer);
        fs.fsyncSync(file);
      } finally {
        fs.closeSync(file);
      }
      syncDirectory(fs, folder);
    }
  }

  makeDirectories(): void {
    for (const [root, path] of this.#journal.directories) {
      try {
        this.#fs.mkdirSync(join(this.#folders[root] ?? '', path));
      } catch (error) {
        if (errorCode(error) !== 'EEXIST') {
          throw error;
        }
      }
    }
  }

  /** Writes a file. @param number Its number in the journal. */
  write(number: number): ReturnType<typeof replaceFile> {
    const entry = this.#journal.entries[number];
    const place = this.#place(number);
    if (!entry || !place) {
      return { what: 'notRegular' };
    }
    return entry.before
      ? replaceFile(this.#fs, place, entry.before, entry.after)
      : createFile(this.#fs, place, entry.after);
  }

  /** Makes the change count as done. */
  finish(): void {
    const paths = this.#journal.entries.map((_, number) => this.#path(number));
    const made = this.#journal.directories.map(([root, path]) => join(this.#folders[root] ?? '', path));
    paths.forEach((path) => {
      syncFile(this.#fs, path);
    });
    new Set([...paths, ...made].map((path) => dirname(path))).forEach((directory) => {
      syncDirectory(this.#fs, directory);
    });
    this.forget();
  }

  /**
   * Brings files back to their old content, the last one first. If all of them are, or belong to somebody else now, the
   * journal is deleted.
   * @param count How many files of the journal, from the first one, may have been written.
   * @param isAfterCrash See {@link undoEntry}.
   */
  undo(count: number, isAfterCrash: boolean): UndoneChange {
    const left: LeftFile[] = [];
    const broken: string[] = [];
    for (let number = count - 1; number >= 0; number--) {
      const entry = this.#journal.entries[number];
      const place = this.#place(number);
      try {
        const file = entry && place && undoEntry(this.#fs, place, entry, isAfterCrash);
        if (file) {
          left.push(file);
        }
        if (!place) {
          left.push({ path: this.#path(number), what: 'notRegular' });
        }
      } catch {
        broken.push(this.#path(number));
      }
    }
    if (broken.length === 0) {
      for (const [root, path] of this.#journal.directories.toReversed()) {
        try {
          this.#fs.rmdirSync(join(this.#folders[root] ?? '', path));
        } catch {
          // Somebody else has put something into the directory, or it was not created.
        }
      }
      this.finish();
    }
    return { left: left.toReversed(), broken: broken.toReversed(), restored: count - left.length - broken.length };
  }

  /** Deletes the journal, then the pointers to it: a pointer without a journal means nothing. */
  forget(): void {
    for (const folder of this.#folders) {
      removeIfThere(this.#fs, join(folder, journalName));
      syncDirectory(this.#fs, folder);
    }
  }

  #path(number: number): string {
    const { root = 0, path = '' } = this.#journal.entries[number] ?? {};
    return join(this.#folders[root] ?? '', path);
  }

  /** Undefined if a directory on the way was replaced by a link, so that the path leads elsewhere now. */
  #place(number: number): FilePlace | undefined {
    const path = this.#path(number);
    const directory = dirname(path);
    const isAsBefore = !statusOf(this.#fs, directory) || this.#fs.realpathSync.native(directory) === directory;
    return isAsBefore ? placeOf(path, this.#journal.id, number) : undefined;
  }
}

function withSlashes(path: string): string {
  return path.split(sep).join('/');
}
