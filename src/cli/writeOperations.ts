import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import type { EditOperation } from '../core/edits/editOperation';
import { EditRefused } from '../core/edits/editRefused';
import { planEdits } from '../core/edits/planEdits';
import type { Engine } from '../core/engine/engine';
import type { FilePath } from '../core/model/filePath';
import { encodeText } from '../core/text/decodeText';
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
  const plan = await planEdits(operations, async (file) => {
    const read = await engine.readText(file);
    if (read?.damaged) {
      throw new EditRefused(file, 'The file holds bytes that are no text in its encoding: saving it would lose them.');
    }
    return read?.text;
  });
  const planned: PlannedFile[] = [];
  for (const { file, text, edits } of plan) {
    const path = tree.resolve(file);
    const encoding = (await engine.readText(file))?.encoding ?? 'utf8';
    if (path !== undefined) {
      if (await isReadOnly(path)) {
        throw new EditRefused(file, 'The file is read-only.');
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
 * @throws CommandError when one cannot be written; the others are as they were then.
 */
export async function writeFiles(planned: readonly PlannedFile[], engine: Engine): Promise<void> {
  const undo: (() => Promise<void>)[] = [];
  let failing = '';
  try {
    for (const { path, bytes } of planned) {
      failing = path;
      const before = await readFile(path).catch(() => undefined);
      const made = await mkdir(dirname(path), { recursive: true });
      undo.unshift(async () => {
        await (before ? writeFileSafely(path, before) : rm(made ?? path, { recursive: true, force: true }));
      });
      await writeFileSafely(path, bytes);
    }
  } catch (error) {
    for (const step of undo) {
      await step();
    }
    throw new CommandError(`Nothing was changed. Cannot write ${relative('', failing)}: ${systemReason(error)}`);
  }
  planned.forEach(({ file }) => {
    engine.noteChanged(file);
  });
  await engine.settle();
}
