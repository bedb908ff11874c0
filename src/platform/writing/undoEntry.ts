import { dirname } from 'node:path';
import type { FilePlace } from './filePlace';
import {
  areEqual,
  createNew,
  errorCode,
  type FileSystem,
  identityOf,
  removeIfThere,
  rewrite,
  statusOf,
} from './fileSystem';
import { giveBack, type Interfered, putBack, removeFile, replaceFile } from './replaceFile';

/** A file before and after a change. `before` is undefined for a file that the change creates. */
export interface Images {
  readonly before: Uint8Array | undefined;
  readonly after: Uint8Array;
}

/** A file that was not undone, because somebody else has changed it since. It still is as they left it. */
export interface LeftFile extends Interfered {
  readonly path: string;
  /** The file with the old content; undefined if there was none, or it could not be lost. */
  readonly before?: string;
}

/**
 * Brings a file back to its content before a change, from any point at which the change, or undoing it, was interrupted.
 * @param isAfterCrash Whether the machine may have stopped, so that a part of the new content may not be on the disk.
 * @returns The file if somebody else changed it, so that it was left as it is; undefined if it is as before.
 * @throws The error of the file system. Undoing can be tried again.
 */
export function undoEntry(
  fs: FileSystem,
  place: FilePlace,
  images: Images,
  isAfterCrash: boolean,
): LeftFile | undefined {
  return images.before
    ? restoreFile(fs, place, { before: images.before, after: images.after }, isAfterCrash)
    : removeCreated(fs, place, images.after, isAfterCrash);
}

function restoreFile(
  fs: FileSystem,
  place: FilePlace,
  images: Required<Images> & { readonly before: Uint8Array },
  isAfterCrash: boolean,
): LeftFile | undefined {
  const { path, aside } = place;
  const { before, after } = images;
  if (statusOf(fs, aside) && !dropSecondName(fs, place)) {
    const left = returnFromAside(fs, place, images);
    if (left) {
      return left;
    }
  }
  const status = statusOf(fs, path);
  if (!status?.isFile()) {
    return leave(fs, place, before, { what: status ? 'notRegular' : 'deleted' });
  }
  const found = fs.readFileSync(path);
  if (areEqual(found, before)) {
    return undefined;
  }
  if (!areEqual(found, after) && !(isAfterCrash && isTorn(found, images))) {
    return leave(fs, place, before, { what: 'changed' });
  }
  const interfered = replaceFile(fs, place, found, before);
  return interfered && leave(fs, place, before, interfered);
}

/** Restores the content of a file that is aside, and gives it its name back. */
function returnFromAside(
  fs: FileSystem,
  place: FilePlace,
  images: Required<Images> & { readonly before: Uint8Array },
): LeftFile | undefined {
  const { before, after } = images;
  const isRegular = fs.lstatSync(place.aside).isFile();
  const found = isRegular ? fs.readFileSync(place.aside) : undefined;
  const isOwn = found && (areEqual(found, before) || areEqual(found, after) || isPartlyWritten(found, images));
  if (!isOwn) {
    return leave(fs, place, before, giveBack(fs, place, isRegular ? 'changed' : 'notRegular'));
  }
  if (!areEqual(found, before)) {
    rewrite(fs, place.aside, before);
  }
  if (putBack(fs, place)) {
    return undefined;
  }
  fs.renameSync(place.aside, place.before);
  return { path: place.path, what: 'changed', before: place.before };
}

function removeCreated(
  fs: FileSystem,
  place: FilePlace,
  after: Uint8Array,
  isAfterCrash: boolean,
): LeftFile | undefined {
  const { path, aside } = place;
  const images = { before: new Uint8Array(), after };
  if (statusOf(fs, aside) && !dropSecondName(fs, place)) {
    const isRegular = fs.lstatSync(aside).isFile();
    if (isRegular && isPartlyWritten(fs.readFileSync(aside), images)) {
      fs.unlinkSync(aside);
    } else {
      return { path, ...giveBack(fs, place, isRegular ? 'changed' : 'notRegular') };
    }
  }
  const interfered = removeFile(
    fs,
    place,
    (bytes) => areEqual(bytes, after) || (isAfterCrash && isTorn(bytes, images)),
  );
  return interfered && { path, ...interfered };
}

/** Deletes the name aside if it is only a second name of the file. @returns Whether it was. */
function dropSecondName(fs: FileSystem, { path, aside }: FilePlace): boolean {
  const identity = identityOf(fs, path);
  const isSame = identity !== undefined && identity === identityOf(fs, aside);
  if (isSame) {
    fs.unlinkSync(aside);
  }
  return isSame;
}

/** Leaves a file to those who changed it, and keeps the old content beside it. */
function leave(fs: FileSystem, place: FilePlace, before: Uint8Array, interfered: Interfered): LeftFile {
  try {
    createNew(fs, place.before, before);
  } catch (error) {
    if (errorCode(error) === 'ENOENT' && !statusOf(fs, dirname(place.before))) {
      // Somebody deleted the whole directory.
      return { path: place.path, ...interfered };
    }
    if (errorCode(error) !== 'EEXIST') {
      throw error;
    }
    // An undoing that was interrupted created the file, perhaps not with the whole content.
    removeIfThere(fs, place.before);
    createNew(fs, place.before, before);
  }
  return { path: place.path, ...interfered, before: place.before };
}

/** Whether a content is a start of the new content over the old one: writing in place was interrupted. */
function isPartlyWritten(found: Uint8Array, images: Images): boolean {
  return found.length <= longest(images) && isMixture(found, images);
}

/** Whether a content is the new one without the parts that were not on the disk when the machine stopped. */
function isTorn(found: Uint8Array, images: Images): boolean {
  return found.length === images.after.length && isMixture(found, images);
}

function longest({ before, after }: Images): number {
  return Math.max(before?.length ?? 0, after.length);
}

function isMixture(found: Uint8Array, { before, after }: Images): boolean {
  return found.every((byte, at) => byte === after[at] || byte === before?.[at] || byte === 0);
}
