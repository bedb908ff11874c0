import type { FilePlace } from './filePlace';
import { areEqual, createNew, errorCode, type FileSystem, isReadOnly, rewrite, statusOf } from './fileSystem';

/** What somebody else did to a file between reading and writing. */
export type Interference = 'changed' | 'deleted' | 'created' | 'readOnly' | 'notRegular';

/** Why a file was not written: somebody else changed it, and it still is as they left it. */
export interface Interfered {
  readonly what: Interference;
  /** The file with another content that somebody wrote, if two contents came from others at the same time. */
  readonly kept?: string;
}

/**
 * Replaces the content of a file, if the content is still the expected one.
 *
 * The file first gets the name `aside`, so that nobody who opens the path can write into it any more. Only then its
 * content is compared and replaced, in place: the file keeps its owner, mode, attributes and other hard links. At the
 * end it gets its name back, unless somebody has created another file there in the meantime. So at each moment the path
 * leads to the old content, to the new one, or to nothing; and what others write is seen by the comparison, or is in
 * the file afterwards.
 * @returns Undefined if the file was written. Its content may not be on the disk yet.
 * @throws The error of the file system. The file may be aside then, with any part of the new content: undo it.
 */
export function replaceFile(
  fs: FileSystem,
  place: FilePlace,
  expected: Uint8Array,
  bytes: Uint8Array,
): Interfered | undefined {
  const { path, aside } = place;
  const what = interferenceAt(fs, path, expected);
  if (what) {
    return { what };
  }
  if (!moveAside(fs, place)) {
    return { what: 'deleted' };
  }
  const status = fs.lstatSync(aside);
  if (!status.isFile() || isReadOnly(status)) {
    return giveBack(fs, place, status.isFile() ? 'readOnly' : 'notRegular');
  }
  if (!areEqual(fs.readFileSync(aside), expected)) {
    return giveBack(fs, place, 'changed');
  }
  rewrite(fs, aside, bytes);
  if (!putBack(fs, place)) {
    // The file may have other names (hard links), which must not get a content that was not written here.
    rewrite(fs, aside, expected);
    fs.unlinkSync(aside);
    return { what: 'changed' };
  }
  return undefined;
}

/** What has happened to a file that was read with a content; undefined if it can be replaced. */
export function interferenceAt(fs: FileSystem, path: string, expected: Uint8Array): Interference | undefined {
  const status = statusOf(fs, path);
  if (!status) {
    return 'deleted';
  }
  if (!status.isFile()) {
    return 'notRegular';
  }
  if (isReadOnly(status)) {
    return 'readOnly';
  }
  return areEqual(fs.readFileSync(path), expected) ? undefined : 'changed';
}

/**
 * Creates a file with its whole content, unless something is at its path.
 * @returns Undefined if the file was created.
 * @throws The error of the file system. The new content may be aside then: undo it.
 */
export function createFile(fs: FileSystem, place: FilePlace, bytes: Uint8Array): Interfered | undefined {
  createNew(fs, place.aside, bytes);
  if (putBack(fs, place)) {
    return undefined;
  }
  fs.unlinkSync(place.aside);
  return { what: 'created' };
}

/**
 * Deletes a file if its content is one that Connref wrote.
 * @returns Undefined if the file is gone.
 */
export function removeFile(
  fs: FileSystem,
  place: FilePlace,
  isOwn: (bytes: Uint8Array) => boolean,
): Interfered | undefined {
  if (!moveAside(fs, place)) {
    return undefined;
  }
  const status = fs.lstatSync(place.aside);
  if (!status.isFile() || !isOwn(fs.readFileSync(place.aside))) {
    return giveBack(fs, place, status.isFile() ? 'changed' : 'notRegular');
  }
  fs.unlinkSync(place.aside);
  return undefined;
}

/** Gives the file that is aside its name back; if another file has the name now, keeps this one under a third name. */
export function giveBack(fs: FileSystem, place: FilePlace, what: Interference): Interfered {
  if (putBack(fs, place)) {
    return { what };
  }
  fs.renameSync(place.aside, place.other);
  return { what, kept: place.other };
}

/** @returns Whether the file was there. */
function moveAside(fs: FileSystem, { path, aside }: FilePlace): boolean {
  try {
    fs.renameSync(path, aside);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') {
      return false;
    }
    throw error;
  }
}

/** Codes of systems that have no hard links, or allow none for this file. */
const noLinks = ['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK', 'EINVAL', 'EACCES', 'EISDIR'];

/**
 * Gives what is aside its name back.
 * @returns False if something else has the name now. Nothing is changed then.
 */
export function putBack(fs: FileSystem, { path, aside }: FilePlace): boolean {
  // A rename would replace whatever somebody else has put there. Giving a file a second name fails instead.
  if (fs.lstatSync(aside).isFile()) {
    try {
      fs.linkSync(aside, path);
      fs.unlinkSync(aside);
      return true;
    } catch (error) {
      if (errorCode(error) === 'EEXIST') {
        return false;
      }
      if (!noLinks.includes(errorCode(error))) {
        throw error;
      }
    }
  }
  if (statusOf(fs, path)) {
    return false;
  }
  fs.renameSync(aside, path);
  return true;
}
