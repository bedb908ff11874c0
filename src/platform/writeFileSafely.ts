import { chmod, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Replaces or creates a file in one step: writes the bytes to a temporary file in the same directory, then renames the
 * temporary file. Writing directly could leave half a file after a crash. A replaced file keeps its permissions, and
 * when `path` is a symbolic link, the target of the link is replaced.
 * @throws The error of the file system. After an error, an existing file still has its old content.
 */
export async function writeFileSafely(path: string, bytes: Uint8Array): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const mode = await stat(target).then(
    (found) => found.mode,
    () => undefined,
  );
  const temporary = join(dirname(target), `.${basename(target).slice(0, 100)}.${crypto.randomUUID()}.tmp`);
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    if (mode !== undefined) {
      await chmod(temporary, mode);
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
