import assert from 'node:assert/strict';
import type { FileEdits } from '../../src/core/edits/writers/toTextEdits';
import { decodeText, encodeText } from '../../src/core/text/decodeText';
import { applyTextEdits, type TextEdit } from '../../src/core/text/textEdit';
import type { MemoryFileTree } from './memoryFileTree';

/** Checks that the inverse edits, as an undo in the editor makes them, restore every file byte for byte. */
export function assertUndoRestores(plan: readonly FileEdits[], before: MemoryFileTree, after: MemoryFileTree): void {
  const restored = after.copy();
  for (const { file, text, edits } of plan) {
    if (text === undefined) {
      restored.delete(file);
      continue;
    }
    const { text: edited, encoding } = decodeText(after.bytes(file));
    restored.write(file, encodeText(applyTextEdits(edited, inverse(text, edits)), encoding));
  }
  assert.deepEqual(restored.paths(), before.paths());
  for (const file of before.paths()) {
    assert.ok(Buffer.from(restored.bytes(file)).equals(before.bytes(file)), `${file} after undo`);
  }
}

/** The edits that take back the given ones. @param text The text before the given edits. */
function inverse(text: string, edits: readonly TextEdit[]): TextEdit[] {
  let shift = 0;
  return [...edits]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map(({ start, end, newText }) => {
      const back = { start: start + shift, end: start + shift + newText.length, newText: text.slice(start, end) };
      shift += newText.length - (end - start);
      return back;
    });
}
