import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import type { EditOperation } from '../core/edits/operations/editOperation';
import { EditRefused } from '../core/edits/operations/editRefused';
import { toTextEdits } from '../core/edits/writers/toTextEdits';
import type { Engine } from '../core/engine/engine';
import type { FilePath } from '../core/model/filePath';
import { encodeText } from '../core/text/decodeText';
import { listed } from '../core/text/listed';
import { applyTextEdits } from '../core/text/textEdit';
import type { NodeFileTree } from '../platform/nodeFileTree';
import { writeFileSafely } from '../platform/writeFileSafely';
import { CommandError } from './commandError';
import { systemReason } from './systemReason';

/** A file with the content that it will have after edit operations are applied. */
export interface PlannedFile {
  readonly file: FilePath;
  /** The absolute path on the disk. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Computes the new content of the files that edit operations change. Writes no file.
 * @throws EditRefused when an operation cannot be applied, or when a file is read-only or cannot be decoded.
 */
export async function computeFiles(
  operations: readonly EditOperation[],
  engine: Engine,
  tree: NodeFileTree,
): Promise<PlannedFile[]> {
  const plan = await toTextEdits(operations, async (file) => {
    const read = await engine.readText(file);
    if (read?.damaged) {
      throw new EditRefused(file, { kind: 'damagedText' });
    }
    return read?.text;
  });
  const planned: PlannedFile[] = [];
  for (const { file, text, edits } of plan) {
    const path = tree.resolve(file);
    const encoding = (await engine.readText(file))?.encoding ?? 'utf8';
    if (path !== undefined) {
      if (await isReadOnly(path)) {
        throw new EditRefused(file, { kind: 'readOnly' });
      }
      planned.push({ file, path, bytes: encodeText(applyTextEdits(text ?? '', edits), encoding) });
    }
  }
  return planned;
}

/**
 * Whether a file is read-only. Some version control tools make a file read-only until it is checked out, but replacing
 * such a file would succeed without a warning.
 */
async function isReadOnly(path: string): Promise<boolean> {
  const mode = await stat(path).then(
    (found) => found.mode,
    () => undefined,
  );
  return mode !== undefined && (mode & 0o222) === 0;
}

/**
 * Writes planned files and lets the engine read them again. If a file cannot be written, the files that were already
 * written are restored.
 * @throws CommandError when a file cannot be written. The message lists the files that could not be restored.
 */
export async function writeFiles(planned: readonly PlannedFile[], engine: Engine): Promise<void> {
  const written: WrittenFile[] = [];
  for (const { path, bytes } of planned) {
    try {
      written.unshift(await write(path, bytes));
    } catch (error) {
      const changed = await restore(written);
      const outcome =
        changed.length === 0
          ? 'Nothing was changed.'
          : `Some files were changed and could not be restored: ${listed(changed.map((each) => relative('', each)))}.`;
      throw new CommandError(`${outcome} Cannot write ${relative('', path)}: ${systemReason(error)}`);
    }
  }
  planned.forEach(({ file }) => {
    engine.noteChanged(file);
  });
  await engine.settle();
}

interface WrittenFile {
  readonly path: string;
  /**
   * Writes the old content of the file back. A new file is deleted, together with the folders that were created for it.
   */
  readonly restore: () => Promise<void>;
}

/**
 * Replaces a file, or creates it and its folders. If writing fails, the old file stays as it was, and new folders are
 * deleted.
 */
async function write(path: string, bytes: Uint8Array): Promise<WrittenFile> {
  const before = await readFile(path).catch(() => undefined);
  const made = await mkdir(dirname(path), { recursive: true });
  const remove = (): Promise<void> => rm(made ?? path, { recursive: true, force: true });
  try {
    await writeFileSafely(path, bytes);
  } catch (error) {
    if (made !== undefined) {
      await remove();
    }
    throw error;
  }
  return { path, restore: () => (before ? writeFileSafely(path, before) : remove()) };
}

/**
 * Restores all written files. If one of them fails, the rest is still restored.
 * @returns The paths of the files that could not be restored.
 */
async function restore(written: readonly WrittenFile[]): Promise<string[]> {
  const failed: string[] = [];
  for (const file of written) {
    try {
      await file.restore();
    } catch {
      failed.push(file.path);
    }
  }
  return failed;
}
