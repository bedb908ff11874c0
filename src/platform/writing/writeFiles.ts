import { randomBytes } from 'node:crypto';
import * as nodeFileSystem from 'node:fs';
import { join, relative } from 'node:path';
import { toSlashes } from '../paths';
import { Change, type UndoneChange } from './change';
import { areEqual, type FileSystem, identityOf, statusOf } from './fileSystem';
import {
  type FolderLock,
  type LockedByOther,
  type LockFailed,
  lockFolders,
  type LockWait,
  usualWait,
} from './folderLock';
import { journalName } from '../../core/model/journalName';
import type { Journal, JournalEntry } from './journal';
import { type LocatedFile, locateFile, type Misplaced, realFolders } from './locateFile';
import { type Interference, interferenceAt } from './replaceFile';
import type { LeftFile } from './undoEntry';

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
    roots: involved.map((folder) => toSlashes(relative(home, folder))),
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
