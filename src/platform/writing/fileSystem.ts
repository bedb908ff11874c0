import { constants } from 'node:fs';
import type * as nodeFileSystem from 'node:fs';

/**
 * The functions of `node:fs` that writing needs. All of them block: between two of them no other code of this process
 * runs, so the times in which somebody else can change a file are as short as they can be.
 */
export type FileSystem = Pick<
  typeof nodeFileSystem,
  | 'closeSync'
  | 'fsyncSync'
  | 'ftruncateSync'
  | 'linkSync'
  | 'lstatSync'
  | 'mkdirSync'
  | 'openSync'
  | 'readdirSync'
  | 'readFileSync'
  | 'realpathSync'
  | 'renameSync'
  | 'rmdirSync'
  | 'statSync'
  | 'unlinkSync'
  | 'utimesSync'
  | 'writeSync'
>;

/** The code of an error of the file system, such as `ENOENT`; empty for any other error. */
export function errorCode(error: unknown): string {
  return (error as NodeJS.ErrnoException | undefined)?.code ?? '';
}

/**
 * The status of a path itself: if the path is a link, of the link. Undefined if nothing is there.
 * @throws Any other error of the file system.
 */
export function statusOf(fs: FileSystem, path: string): nodeFileSystem.Stats | undefined {
  try {
    return fs.lstatSync(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') {
      return undefined;
    }
    throw error;
  }
}

/**
 * What is the same for all names (hard links) of a file, and differs between files. Undefined if nothing is at the path,
 * or the file system does not number its files.
 */
export function identityOf(fs: FileSystem, path: string): string | undefined {
  if (!statusOf(fs, path)) {
    return undefined;
  }
  // As numbers, the ids of several files of NTFS would be rounded to the same one.
  const { dev, ino } = fs.lstatSync(path, { bigint: true });
  return ino === 0n ? undefined : `${dev}:${ino}`;
}

/** Whether nobody may write a file. Version control tools make files read-only until they are checked out. */
export function isReadOnly({ mode }: Pick<nodeFileSystem.Stats, 'mode'>): boolean {
  return (mode & 0o222) === 0;
}

export function areEqual(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}

/** Replaces the content of a file in place. The file keeps its owner, mode, attributes and other names. */
export function rewrite(fs: FileSystem, path: string, bytes: Uint8Array): void {
  const descriptor = fs.openSync(path, 'r+');
  try {
    writeContent(fs, descriptor, bytes);
  } finally {
    fs.closeSync(descriptor);
  }
}

function writeContent(fs: FileSystem, descriptor: number, bytes: Uint8Array): void {
  let written = 0;
  while (written < bytes.length) {
    written += fs.writeSync(descriptor, bytes, written, bytes.length - written, written);
  }
  fs.ftruncateSync(descriptor, bytes.length);
}

/**
 * Creates a file with a content, and waits until the content is on the disk.
 * @throws The error of the file system, also if something is at the path already.
 */
export function createNew(fs: FileSystem, path: string, bytes: Uint8Array): void {
  const descriptor = fs.openSync(path, 'wx');
  try {
    writeContent(fs, descriptor, bytes);
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}

/**
 * Waits until the content of a file is on the disk. Does nothing if the file is gone or replaced by something else.
 * @throws The error of the file system if the content cannot be written to the disk.
 */
export function syncFile(fs: FileSystem, path: string): void {
  let descriptor: number;
  try {
    // Without waiting for the other end of a pipe, and without following a link. Windows has neither flag.
    const { O_RDWR, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants as Partial<typeof constants>;
    descriptor = fs.openSync(path, (O_RDWR ?? 0) | O_NOFOLLOW | O_NONBLOCK);
  } catch {
    return;
  }
  try {
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}

/** Waits until the names in a directory are on the disk. Not every system can do that; such a system does nothing. */
export function syncDirectory(fs: FileSystem, directory: string): void {
  try {
    const descriptor = fs.openSync(directory, 'r');
    try {
      fs.fsyncSync(descriptor);
    } finally {
      fs.closeSync(descriptor);
    }
  } catch {
    // Windows cannot open a directory, and some file systems cannot sync one.
  }
}

/** Deletes a file if it exists. */
export function removeIfThere(fs: FileSystem, path: string): void {
  try {
    fs.unlinkSync(path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') {
      throw error;
    }
  }
}
