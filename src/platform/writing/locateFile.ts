import { basename, dirname, join, relative, sep } from 'node:path';
import { isNeverRead } from '../../core/config/pathFilter';
import { type FileSystem, statusOf } from './fileSystem';
import { isInside } from '../paths';

/** Where a file is that may be written. */
export interface LocatedFile {
  readonly kind: 'located';
  /** The absolute path, without links. */
  readonly path: string;
  /** The number of the folder that contains the file. */
  readonly root: number;
  /** The path below that folder, with `/`. */
  readonly below: string;
}

/**
 * Why a path may not be written. `neverRead`: it is in a folder that is never read, such as `.git`, or has the name of
 * one.
 */
export interface Misplaced {
  readonly kind: 'outside' | 'neverRead' | 'notRegular';
}

/**
 * Finds the file that a path leads to. Links are followed, and must lead to a regular file in one of the folders, outside
 * directories that are never read, such as `.git`.
 * @param folders Absolute paths, without links ({@link realFolders}).
 * @throws The error of the file system, for example if a directory on the way may not be entered.
 */
export function locateFile(fs: FileSystem, folders: readonly string[], path: string): LocatedFile | Misplaced {
  const real = realPath(fs, path);
  const root = folders.findIndex((folder) => isInside(real, folder));
  const below = relative(folders[root] ?? real, real)
    .split(sep)
    .join('/');
  if (root < 0) {
    return { kind: 'outside' };
  }
  if (isNeverRead(`/${below}`)) {
    return { kind: 'neverRead' };
  }
  const status = statusOf(fs, real);
  return status && !status.isFile() ? { kind: 'notRegular' } : { kind: 'located', path: real, root, below };
}

/** The absolute paths of folders, without links. */
export function realFolders(fs: FileSystem, folders: readonly string[]): string[] {
  return folders.map((folder) => fs.realpathSync.native(folder));
}

/** An absolute path without links. What does not exist yet is taken as it is. */
export function realPath(fs: FileSystem, path: string): string {
  if (statusOf(fs, path) !== undefined) {
    try {
      return fs.realpathSync.native(path);
    } catch {
      // A link without a target: nothing may be created at the other end.
      return join(realPath(fs, dirname(path)), basename(path));
    }
  }
  return dirname(path) === path ? path : join(realPath(fs, dirname(path)), basename(path));
}
