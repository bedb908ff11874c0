import type { Engine } from '../core/engine/engine';
import type { EditOperation } from '../core/edits/editOperation';
import { EditRefused } from '../core/edits/editRefused';
import { type FixAll, fixAll } from '../core/rules/fixAll';
import { planEdits } from '../core/edits/planEdits';
import type { FilePath } from '../core/model/filePath';
import { encodeText } from '../core/text/decodeText';
import { applyTextEdits } from '../core/text/textEdit';
import type { NodeFileTree } from '../platform/nodeFileTree';
import { writeFileSafely } from '../platform/writeFileSafely';

/** Applies the preferred fix of each finding that has one, and lets the engine read the changed files again. */
export async function writePreferredFixes(
  engine: Engine,
  tree: NodeFileTree,
): Promise<{ fixed: FixAll['fixed']; files: readonly FilePath[] }> {
  const findings = engine.filesWithFindings().flatMap((file) => engine.findings(file));
  const unreadable = new Set(findings.filter(({ ruleId }) => ruleId === 'unreadable-file').map(({ file }) => file));
  // What cannot be decoded cannot be written back, and must not keep the others from being repaired.
  const repairable = findings.filter(
    ({ file }) => !unreadable.has(file) && !unreadable.has(engine.index.solutionOf(file)?.customizationsFile ?? ''),
  );
  const { operations, fixed } = fixAll(repairable, engine.index);
  const files = await writeOperations(operations, engine, tree);
  return { fixed, files };
}

async function writeOperations(
  operations: readonly EditOperation[],
  engine: Engine,
  tree: NodeFileTree,
): Promise<FilePath[]> {
  const plan = await planEdits(operations, async (file) => {
    const read = await engine.readText(file);
    if (read?.damaged) {
      throw new EditRefused(file, 'The file holds bytes that are no text in its encoding: saving it would lose them.');
    }
    return read?.text;
  });
  // Everything is worked out before the first byte is written.
  const written = [];
  for (const { file, text, edits } of plan) {
    const path = tree.resolve(file);
    const encoding = (await engine.readText(file))?.encoding ?? 'utf8';
    if (path !== undefined) {
      written.push({ file, path, bytes: encodeText(applyTextEdits(text ?? '', edits), encoding) });
    }
  }
  for (const { file, path, bytes } of written) {
    await writeFileSafely(path, bytes);
    engine.noteChanged(file);
  }
  await engine.settle();
  return written.map(({ file }) => file);
}
