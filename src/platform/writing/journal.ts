import { createHash } from 'node:crypto';

/** A file of a journal. */
export interface JournalEntry {
  /** The number of the folder in {@link Journal.roots}. */
  readonly root: number;
  /** The path below that folder, with `/`. No part of it is a link. */
  readonly path: string;
  /** The content before the change; undefined if the change creates the file. */
  readonly before: Uint8Array | undefined;
  readonly after: Uint8Array;
}

/**
 * What one command changes. While the file exists, the change counts as not done, and undoing it from the old contents in
 * the journal gives all files as they were before. The steps, and what is found if the process is killed after each:
 *
 * 1. The journal is written, with old and new contents, and is on the disk (fsync of the file, then of its folder).
 *    Before: the journal is torn, and no file was changed.
 * 2. Each file is replaced (`replaceFile.ts`). Some files are old, some new, one may be aside with any part of the new
 *    content. If the machine stops, new files may lack parts that were not on the disk yet.
 * 3. The files, then their directories, are on the disk (fsync). All files are new, and still count as not done.
 * 4. The journal is deleted: all files are new.
 *
 * Undoing leaves the journal until all files are undone, so undoing can be interrupted, too.
 *
 * Format: one line of JSON in UTF-8 (ids, paths, lengths in bytes), the contents one after the other, and the SHA-256 of
 * everything before it in 64 hexadecimal digits. A command that changes files of several folders writes the journal into
 * the first one, and a pointer into each other one: a file of the same name that is only a line of JSON.
 */
export interface Journal {
  readonly id: string;
  /** The folders of the files, relative to the folder of the journal, with `/`. */
  readonly roots: readonly string[];
  readonly entries: readonly JournalEntry[];
  /** The directories that the change creates, in order: the number of the folder and the path below it. */
  readonly directories: readonly (readonly [root: number, path: string])[];
}

/** Says that the journal of a change is in another folder: its id, and the path of that folder, relative, with `/`. */
export interface JournalPointer {
  readonly id: string;
  readonly folder: string;
}

/** What a file with the name of a journal is. */
export type JournalContent =
  | { readonly kind: 'journal'; readonly journal: Journal }
  | { readonly kind: 'pointer'; readonly pointer: JournalPointer }
  /** Writing the journal was interrupted, so no file was changed. */
  | { readonly kind: 'torn' }
  /** Somebody else wrote or changed the file. */
  | { readonly kind: 'damaged' };

/** The first line of a journal. */
interface Header {
  readonly connrefJournal: 1;
  readonly id: string;
  readonly roots: readonly string[];
  /** Lengths in bytes; `before` is null if the file was created. */
  readonly files: readonly {
    readonly root: number;
    readonly path: string;
    readonly before: number | null;
    readonly after: number;
  }[];
  readonly directories: Journal['directories'];
}

/** How each journal and pointer begins. `JSON.stringify` keeps the order of members. */
const beginning = Buffer.from('{"connrefJournal":1,"id":"');

const hashLength = 64;

/** The parts of the file of a journal, to be written one after the other. */
export function journalParts({ id, roots, entries, directories }: Journal): Uint8Array[] {
  const header: Header = {
    connrefJournal: 1,
    id,
    roots,
    files: entries.map(({ root, path, before, after }) => ({
      root,
      path,
      before: before?.length ?? null,
      after: after.length,
    })),
    directories,
  };
  const parts = [
    Buffer.from(`${JSON.stringify(header)}\n`),
    ...entries.flatMap(({ before, after }) => (before ? [before, after] : [after])),
  ];
  const hash = createHash('sha256');
  parts.forEach((part) => hash.update(part));
  return [...parts, Buffer.from(hash.digest('hex'), 'latin1')];
}

/** The file of a pointer. */
export function pointerBytes({ id, folder }: JournalPointer): Uint8Array {
  return Buffer.from(`${JSON.stringify({ connrefJournal: 1, id, folder })}\n`);
}

/** Reads the file of a journal or pointer. */
export function readJournal(bytes: Uint8Array): JournalContent {
  const end = bytes.indexOf(0x0a);
  if (end < 0) {
    return { kind: isBeginning(bytes) ? 'torn' : 'damaged' };
  }
  const line = parsed(Buffer.from(bytes.subarray(0, end)).toString('utf8'));
  if (isPointer(line) && end === bytes.length - 1) {
    return { kind: 'pointer', pointer: { id: line.id, folder: line.folder } };
  }
  return isHeader(line) ? readContents(line, bytes, end + 1) : { kind: 'damaged' };
}

function readContents({ id, roots, files, directories }: Header, bytes: Uint8Array, start: number): JournalContent {
  let at = start;
  const take = (length: number): Uint8Array => bytes.subarray(at, (at += length));
  const entries = files.map(({ root, path, before, after }) => ({
    root,
    path,
    before: before === null ? undefined : take(before),
    after: take(after),
  }));
  const hash = Buffer.from(bytes.subarray(at)).toString('latin1');
  // The disk may have made room for the end of the file without its content: then it is zeros.
  if (bytes.length < at + hashLength || /^\0+$/.test(hash)) {
    return { kind: 'torn' };
  }
  const isWhole = hash === createHash('sha256').update(bytes.subarray(0, at)).digest('hex');
  return isWhole ? { kind: 'journal', journal: { id, roots, entries, directories } } : { kind: 'damaged' };
}

/**
 * Whether bytes can be the beginning of a journal whose writing was interrupted. Anything else may be somebody's own
 * file, which must not be deleted.
 */
function isBeginning(bytes: Uint8Array): boolean {
  // The disk may have made room for the file without its content: then the rest is zeros.
  const end = bytes.findLastIndex((byte) => byte !== 0) + 1;
  const length = Math.min(end, beginning.length);
  return beginning.subarray(0, length).equals(bytes.subarray(0, length));
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

type Members = Readonly<Record<string, unknown>>;

function isPointer(line: unknown): line is JournalPointer {
  return isObject(line) && isOfThisFormat(line) && typeof line.folder === 'string';
}

function isHeader(line: unknown): line is Header {
  return (
    isObject(line) &&
    isOfThisFormat(line) &&
    isListOf(line.roots, (root) => typeof root === 'string') &&
    isListOf(line.files, isFile) &&
    isListOf(line.directories, (each) => Array.isArray(each) && isCount(each[0]) && typeof each[1] === 'string')
  );
}

/** The id becomes part of file names, so it must not be any text. */
function isOfThisFormat({ connrefJournal, id }: Members): boolean {
  return connrefJournal === 1 && typeof id === 'string' && /^[0-9a-f]{8}$/.test(id);
}

function isFile(file: unknown): boolean {
  return (
    isObject(file) &&
    isCount(file.root) &&
    typeof file.path === 'string' &&
    (file.before === null || isCount(file.before)) &&
    isCount(file.after)
  );
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null;
}

function isListOf(value: unknown, isElement: (element: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isElement);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
