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

/** A file as operations leave it. */
export interface PlannedFile {
  readonly file: FilePath;
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Works out what operations change on the disk, and changes nothing.
 * @throws EditRefused when one of them cannot be carried out.
 */
export async function planFiles(
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

/** Some tools check files out so, until somebody asks for them. What replaces a file would not notice. */
async function isReadOnly(path: string): Promise<boolean> {
  const mode = await stat(path).then(
    (found) => found.mode,
    () => undefined,
  );
  return mode !== undefined && (mode & 0o222) === 0;
}

/**
 * Writes planned files, all or none, and lets the engine read them again.
 * @throws CommandError when one cannot be written: the others are as they were then, or it says which are not.
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
          : `Changed, and could not be restored: ${listed(changed.map((each) => relative('', each)))}.`;
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
  /** Gives the file its old content, or takes away what was made. */
  readonly restore: () => Promise<void>;
}

/** Replaces a file, or makes it with its directories; one that cannot be written is left as it was. */
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

/** @returns The files that could not be restored: one that fails keeps none of the others from it. */
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
