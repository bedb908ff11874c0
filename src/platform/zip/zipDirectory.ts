import type { OpenedFile } from '../../core/engine/fileTree';
import type { YieldToHost } from '../../core/text/yieldToHost';
import { entryName } from './entryName';
import { ZipError } from './zipError';
import { zipLimits } from './zipLimits';

/**
 * The facts about one file of a zip, from the zip's central directory (the list of its files). Sizes and offsets are in
 * bytes.
 */
export interface ZipEntry {
  /** The offset of the file's local header in the zip. */
  readonly offset: number;
  readonly packedSize: number;
  /** The unpacked size in bytes. */
  readonly size: number;
  /** The compression method: 0 is stored, 8 is deflated. */
  readonly method: number;
  readonly encrypted: boolean;
  /** Whether the zip contains several files with this name, so that it is unknown which of them an import would use. */
  readonly ambiguous: boolean;
}

/**
 * The files of a zip. The keys of `entries` are paths in the zip, with `/` between directories. Directories and entries
 * whose name is not a safe path are left out.
 */
export interface ZipDirectory {
  readonly entries: ReadonlyMap<string, ZipEntry>;
  /** The name of the first entry that was left out because its name is not a safe path; undefined if there is none. */
  readonly unsafeName: string | undefined;
  /** The unpacked size of all entries that were read, in bytes. */
  readonly totalSize: number;
  /**
   * False when the zip contains more entries than {@link zipLimits} allows. In this case `entries` has only the first
   * ones.
   */
  readonly complete: boolean;
}

const signatures = {
  entry: 0x02014b50,
  end: 0x06054b50,
  end64: 0x06064b50,
  locator64: 0x07064b50,
} as const;

const endSize = 22;
const longestComment = 0xffff;
const entrySize = 46;
/** The number of entries that are read before `yieldToHost` lets the host do other work. */
const entriesAtOnce = 1000;

/**
 * Reads the central directory (the list of files) of a zip, without unpacking any file.
 * @throws ZipError when the file is not a zip, or its directory is damaged or too large.
 */
export async function readZipDirectory(file: OpenedFile, yieldToHost: YieldToHost): Promise<ZipDirectory> {
  const { count, start, size } = await findDirectory(file);
  if (size > zipLimits.directoryBytes) {
    throw new ZipError(`its list of files is over ${zipLimits.directoryBytes / 1024 / 1024} MB`);
  }
  const view = viewOf(await file.read(start, start + size));
  const entries = new Map<string, ZipEntry>();
  let unsafeName: string | undefined;
  let totalSize = 0;
  let at = 0;
  const readCount = Math.min(count, zipLimits.entries);
  for (let number = 0; number < readCount; number++) {
    if (number % entriesAtOnce === entriesAtOnce - 1) {
      await yieldToHost();
    }
    const { name, entry, next } = readEntry(view, at);
    at = next;
    totalSize += entry.size;
    // An entry whose name ends with a slash or backslash is a directory. It has no content, so it is left out.
    if (/[\\/]$/.test(name)) {
      continue;
    }
    const path = entryName(name);
    if (path === undefined) {
      unsafeName ??= name;
    } else {
      entries.set(path, entries.has(path) ? { ...entry, ambiguous: true } : entry);
    }
  }
  return { entries, unsafeName, totalSize, complete: readCount === count };
}

/**
 * Finds the central directory with the help of the end record, which is the last record of a zip.
 * @returns The number of entries, and the offset and size of the directory in bytes.
 * @throws ZipError when the file has no end record, or the end record is damaged.
 */
async function findDirectory(file: OpenedFile): Promise<{ count: number; start: number; size: number }> {
  const tailStart = Math.max(0, file.size - endSize - longestComment);
  const tail = viewOf(await file.read(tailStart, file.size));
  for (let at = tail.byteLength - endSize; at >= 0; at--) {
    if (
      tail.getUint32(at, true) === signatures.end &&
      at + endSize + tail.getUint16(at + 20, true) <= tail.byteLength
    ) {
      const found = {
        count: tail.getUint16(at + 10, true),
        size: tail.getUint32(at + 12, true),
        start: tail.getUint32(at + 16, true),
      };
      const is64 = found.count === 0xffff || found.size === 0xffffffff || found.start === 0xffffffff;
      const directory = (is64 ? await findDirectory64(file, tail, at - 20) : undefined) ?? found;
      if (directory.start + directory.size > tailStart + at) {
        throw damaged();
      }
      return directory;
    }
  }
  throw new ZipError(await reasonForNoZip(file));
}

/**
 * Finds the central directory in a zip of the format Zip64, which allows larger sizes. Undefined when the zip does not
 * have this format, although its sizes suggest it.
 * @param tail The last bytes of the zip.
 * @param locator The offset in `tail` where a Zip64 locator would be.
 * @throws ZipError when the locator leads to a wrong place.
 */
async function findDirectory64(
  file: OpenedFile,
  tail: DataView,
  locator: number,
): Promise<{ count: number; start: number; size: number } | undefined> {
  if (locator < 0 || tail.getUint32(locator, true) !== signatures.locator64) {
    return undefined;
  }
  const at = uint64(tail, locator + 8);
  const end = viewOf(await file.read(at, at + 56));
  if (end.byteLength < 56 || end.getUint32(0, true) !== signatures.end64) {
    throw damaged();
  }
  return { count: uint64(end, 32), size: uint64(end, 40), start: uint64(end, 48) };
}

/** Why a file without an end record cannot be opened as a zip. */
async function reasonForNoZip(file: OpenedFile): Promise<string> {
  const beginning = new TextDecoder().decode(await file.read(0, 50));
  return beginning.startsWith('version https://git-lfs')
    ? 'it is a Git LFS pointer instead of the zip; run git lfs pull'
    : 'it is not a zip, or only the beginning of one';
}

function readEntry(view: DataView, at: number): { name: string; entry: ZipEntry; next: number } {
  if (at + entrySize > view.byteLength || view.getUint32(at, true) !== signatures.entry) {
    throw damaged();
  }
  const flags = view.getUint16(at + 8, true);
  const nameStart = at + entrySize;
  const extraStart = nameStart + view.getUint16(at + 28, true);
  const extraEnd = extraStart + view.getUint16(at + 30, true);
  const next = extraEnd + view.getUint16(at + 32, true);
  if (next > view.byteLength) {
    throw damaged();
  }
  const name = decodeName(bytesOf(view, nameStart, extraStart), (flags & 0x800) !== 0);
  const sizes = readSizes(view, at, extraStart, extraEnd);
  return {
    name,
    entry: { ...sizes, method: view.getUint16(at + 10, true), encrypted: (flags & 0x2041) !== 0, ambiguous: false },
    next,
  };
}

function readSizes(
  view: DataView,
  at: number,
  extraStart: number,
  extraEnd: number,
): Pick<ZipEntry, 'size' | 'packedSize' | 'offset'> {
  let at64 = find64(view, extraStart, extraEnd);
  const value = (place: number): number => {
    const short = view.getUint32(place, true);
    if (short !== 0xffffffff || at64 === undefined) {
      return short;
    }
    if (at64 + 8 > extraEnd) {
      throw damaged();
    }
    at64 += 8;
    return uint64(view, at64 - 8);
  };
  // The order of these three calls matters: the extra field contains only the values that do not fit into 32 bits, in
  // exactly this order.
  const size = value(at + 24);
  const packedSize = value(at + 20);
  const offset = value(at + 42);
  return { size, packedSize, offset };
}

/** The offset of the Zip64 values in the extra field of an entry; undefined when the extra field contains none. */
function find64(view: DataView, start: number, end: number): number | undefined {
  for (let at = start; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) === 1) {
      return at + 4;
    }
  }
  return undefined;
}

/**
 * Decodes the name of an entry. UTF-8 is tried first even without the UTF-8 flag, because many tools write UTF-8 and do
 * not set the flag. A name without the flag that is not valid UTF-8 is decoded as Latin-1.
 * @param isUtf8 Whether the entry has the UTF-8 flag.
 */
function decodeName(bytes: Uint8Array, isUtf8: boolean): string {
  if (isUtf8) {
    return new TextDecoder().decode(bytes);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}

function uint64(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function bytesOf(view: DataView, start: number, end: number): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset + start, end - start);
}

function damaged(): ZipError {
  return new ZipError('its list of files is damaged');
}
