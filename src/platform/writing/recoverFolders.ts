import { join, relative, resolve, sep } from 'node:path';
import { isNeverRead } from '../../core/config/pathFilter';
import { errorCode, type FileSystem, removeIfThere, statusOf } from './fileSystem';
import { isLockName, type LockedByOther, type LockFailed, lockFolders } from './folderLock';
import { journalName } from '../../core/model/journalName';
import { type Journal, type JournalPointer, readJournal } from './journal';
import { realFolders } from './locateFile';
import { toSlashes } from '../paths';
import { Change, type UndoneChange } from './change';
import { usualSystem, type WritingSystem } from './writeFiles';

/** What was found of an interrupted change, and done about it. */
export type Recovery =
  | (UndoneChange & { readonly kind: 'undone'; readonly folder: string })
  | LockedByOther
  | LockFailed
  /** The journal was not written by Connref, or changed since. Nothing was done. */
  | { readonly kind: 'damaged'; readonly journal: string }
  /** The change belongs to another folder, too, which was not given. Nothing was done. */
  | { readonly kind: 'otherFolder'; readonly journal: string; readonly folder: string }
  | { readonly kind: 'failed'; readonly folder: string; readonly error: unknown };

/**
 * Undoes the changes that were interrupted in folders, and deletes what was left of them. Only for commands that change
 * files.
 * @param folders Absolute paths.
 * @returns What was done; empty if nothing was interrupted. Nothing may be written if one is not `undone`, or if an
 * undone one has `broken` files.
 */
export function recoverFolders(folders: readonly string[], system: WritingSystem = usualSystem): Recovery[] {
  const { fs, wait } = system;
  const [folder = ''] = folders;
  try {
    const roots = realFolders(fs, folders);
    const left = roots.filter((root) => hasRemains(fs, root));
    if (left.length === 0) {
      return [];
    }
    const lock = lockFolders(fs, roots, wait);
    if (lock.kind !== 'locked') {
      return [lock];
    }
    try {
      return left.flatMap((root) => recover(fs, root, roots) ?? []);
    } finally {
      lock.release();
    }
  } catch (error) {
    return [{ kind: 'failed', folder, error }];
  }
}

function hasRemains(fs: FileSystem, folder: string): boolean {
  return fs.readdirSync(folder).some((name) => name === journalName || isLockName(name));
}

function recover(fs: FileSystem, folder: string, roots: readonly string[]): Recovery | undefined {
  const file = join(folder, journalName);
  const status = statusOf(fs, file);
  if (!status) {
    return undefined;
  }
  const content = status.isFile() ? readJournal(fs.readFileSync(file)) : ({ kind: 'damaged' } as const);
  switch (content.kind) {
    case 'torn':
      removeIfThere(fs, file);
      return undefined;
    case 'damaged':
      return { kind: 'damaged', journal: file };
    case 'pointer':
      return followPointer(fs, folder, content.pointer, roots);
    case 'journal':
      return undo(fs, folder, content.journal, roots);
  }
}

/**
 * A pointer to a journal that is still there is deleted together with the journal. A pointer to a journal that is gone
 * was only left behind.
 */
function followPointer(
  fs: FileSystem,
  folder: string,
  { id, folder: other }: JournalPointer,
  roots: readonly string[],
): Recovery | undefined {
  const home = resolve(folder, other);
  const file = join(folder, journalName);
  if (idOfJournal(fs, join(home, journalName)) !== id) {
    removeIfThere(fs, file);
    return undefined;
  }
  return roots.includes(home) ? recover(fs, home, roots) : { kind: 'otherFolder', journal: file, folder: home };
}

function idOfJournal(fs: FileSystem, file: string): string | undefined {
  try {
    const content = readJournal(fs.readFileSync(file));
    return content.kind === 'journal' ? content.journal.id : undefined;
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') {
      return undefined;
    }
    throw error;
  }
}

function undo(fs: FileSystem, folder: string, journal: Journal, roots: readonly string[]): Recovery {
  if (!areAllBelow(journal)) {
    return { kind: 'damaged', journal: join(folder, journalName) };
  }
  const folders = journal.roots.map((root) => resolve(folder, root));
  const other = folders.find((each) => !roots.includes(each));
  if (folders[0] !== folder || other !== undefined) {
    return { kind: 'otherFolder', journal: join(folder, journalName), folder: other ?? folder };
  }
  return { kind: 'undone', folder, ...new Change(fs, folders, journal).undo(journal.entries.length, true) };
}

/**
 * Whether all paths of a journal stay in its folders. A journal may have come with a repository, from anybody: it must
 * not lead to files that Connref never writes.
 */
function areAllBelow({ roots, entries, directories }: Journal): boolean {
  return [...entries.map(({ root, path }) => [root, path] as const), ...directories].every(([root, path]) => {
    const base = resolve(sep, 'folder');
    const below = toSlashes(relative(base, resolve(base, path)));
    return root < roots.length && path !== '' && below === path && !below.startsWith('..') && !isNeverRead(`/${path}`);
  });
}
