import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from 'node:fs';
import { open } from 'node:fs/promises';
import { systemErrorReason } from '../core/text/systemErrorReason';
import { type FileContent, largerThan, largestFile, type NoContent, noRegularFile } from '../core/engine/fileTree';

/**
 * Without this flag, opening a named pipe would wait for a writer, possibly forever. Windows does not have the flag, which
 * counts as 0 there.
 */
const readWithoutWaiting = constants.O_RDONLY | constants.O_NONBLOCK;

/**
 * Reads a regular file with blocking calls. Never throws an error.
 * @param path The absolute path of the file.
 */
export function readFileNow(path: string): FileContent {
  let file: number | undefined;
  try {
    file = openSync(path, readWithoutWaiting);
    return reasonNotToRead(fstatSync(file)) ?? { kind: 'bytes', bytes: readFileSync(file) };
  } catch (error) {
    return contentOfFailure(error);
  } finally {
    if (file !== undefined) {
      closeSync(file);
    }
  }
}

/**
 * Reads a regular file without blocking calls. Never rejects.
 * @param path The absolute path of the file.
 */
export async function readFileLater(path: string): Promise<FileContent> {
  try {
    const file = await open(path, readWithoutWaiting);
    try {
      return reasonNotToRead(await file.stat()) ?? { kind: 'bytes', bytes: await file.readFile() };
    } finally {
      await file.close();
    }
  } catch (error) {
    return contentOfFailure(error);
  }
}

/**
 * Why a file was not read, from the error of the file system. A path that does not exist, leads to a directory, or is
 * below a file counts as missing.
 */
export function contentOfFailure(error: unknown): NoContent {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') {
    return { kind: 'missing' };
  }
  return { kind: 'unreadable', reason: systemErrorReason(error) };
}

function reasonNotToRead(found: Stats): NoContent | undefined {
  if (found.isDirectory()) {
    return { kind: 'missing' };
  }
  if (!found.isFile()) {
    return { kind: 'unreadable', reason: noRegularFile };
  }
  return found.size > largestFile ? { kind: 'unreadable', reason: largerThan(largestFile) } : undefined;
}
