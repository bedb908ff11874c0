import assert from 'node:assert/strict';
import type { EditOperation } from '../../src/core/edits/editOperation';
import type { Fix } from '../../src/core/edits/fix';
import { type FileEdits, planEdits } from '../../src/core/edits/planEdits';
import type { Engine } from '../../src/core/engine/engine';
import type { FilePath } from '../../src/core/model/filePath';
import type { Finding } from '../../src/core/model/finding';
import { decodeText, encodeText } from '../../src/core/text/decodeText';
import { applyTextEdits } from '../../src/core/text/textEdit';
import type { MemoryFileTree } from './memoryFileTree';
import { allFindings, openWorkspace } from './workspace';

/** What a person is asked for is filled in as a person would. */
export function filledIn({ operations }: Fix): EditOperation[] {
  return operations.map((operation) =>
    operation.kind === 'ignoreFinding'
      ? { ...operation, entry: { ...operation.entry, reason: 'Replaced in the next release.' } }
      : operation,
  );
}

/** Applies operations to a copy of the files, as every host does. */
export async function applyOperations(
  operations: readonly EditOperation[],
  before: MemoryFileTree,
): Promise<{ after: MemoryFileTree; plan: FileEdits[] }> {
  const after = before.copy();
  const plan = await planEdits(operations, (file) => Promise.resolve(before.has(file) ? before.text(file) : undefined));
  for (const { file, text, edits } of plan) {
    const encoding = before.has(file) ? decodeText(before.bytes(file)).encoding : 'utf8';
    after.write(file, encodeText(applyTextEdits(text ?? '', edits), encoding));
  }
  return { after, plan };
}

/**
 * The law for every fix (design.md §2): what it repairs is gone, no new error has come, what else came is in
 * `mayRaise`, and every byte outside the edits is what it was.
 */
export async function assertFixLaw(
  operations: readonly EditOperation[],
  repaired: readonly Finding[],
  mayRaise: readonly string[],
  { engine, tree }: { engine: Engine; tree: MemoryFileTree },
): Promise<MemoryFileTree> {
  const { after, plan } = await applyOperations(operations, tree);
  const reread = await openWorkspace(after);
  const before = counted(allFindings(engine));
  const findingsAfter = allFindings(reread.engine);
  const left = counted(findingsAfter);
  // Two findings may have one identity: as many are gone as were repaired.
  for (const [each, count] of counted(repaired)) {
    assert.ok((left.get(each) ?? 0) <= (before.get(each) ?? 0) - count, `still there: ${each}`);
  }
  const come = findingsAfter.filter(
    (finding) => (left.get(identity(finding)) ?? 0) > (before.get(identity(finding)) ?? 0),
  );
  assert.deepEqual(
    come.filter(({ severity, ruleId }) => severity === 'error' || !mayRaise.includes(ruleId)).map(identity),
    [],
    'what came with the fix',
  );
  const removing = new Set(
    operations.filter(({ kind }) => kind === 'removeSetting' || kind === 'removeEntry').map(({ file }) => file),
  );
  assertBytesOutsideKept(plan, tree, after, (file, replaced) => {
    assertLittleReplaced(file, replaced, removing.has(file));
  });
  return after;
}

/** A finding without its severity and words: a fix elsewhere in the file may not turn it into another one. */
function identity({ ruleId, file, place, data }: Finding): string {
  // Entries of a settings file are known by name: their places move when one of them goes.
  return JSON.stringify([ruleId, file, ruleId.startsWith('settings-') ? (data.reference ?? place) : place]);
}

function counted(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const each of findings.map(identity)) {
    counts.set(each, (counts.get(each) ?? 0) + 1);
  }
  return counts;
}

/**
 * Puts the file together again from its own old bytes and the bytes of the edits alone.
 * @param look Called for each text that is replaced.
 */
export function assertBytesOutsideKept(
  plan: readonly FileEdits[],
  before: MemoryFileTree,
  after: MemoryFileTree,
  look: (file: FilePath, replaced: string) => void,
): void {
  const edited = new Set(plan.map(({ file }) => file));
  for (const file of after.paths().filter((path) => !edited.has(path))) {
    assert.deepEqual(after.bytes(file), before.bytes(file), file);
  }
  for (const { file, text, edits } of plan) {
    if (text === undefined) {
      continue;
    }
    const old = before.bytes(file);
    const { encoding } = decodeText(old);
    const mark = encodeText('', encoding).length;
    const byteOffset = (at: number): number =>
      encoding === 'utf8' || encoding === 'utf8bom'
        ? mark + Buffer.byteLength(text.slice(0, at), 'utf8')
        : mark + at * 2;
    const pieces: Uint8Array[] = [];
    let done = 0;
    for (const { start, end, newText } of [...edits].sort((a, b) => a.start - b.start)) {
      pieces.push(old.subarray(done, byteOffset(start)), encodeText(newText, encoding).subarray(mark));
      done = byteOffset(end);
      look(file, text.slice(start, end));
    }
    pieces.push(old.subarray(done));
    assert.ok(Buffer.concat(pieces).equals(after.bytes(file)), `bytes outside the edits of ${file}`);
  }
}

/**
 * Edits insert; what they replace is a connection, a logical name, an empty section or list, never half a file. Where entries
 * of a settings file are removed, it is these.
 */
function assertLittleReplaced(file: FilePath, replaced: string, removing: boolean): void {
  const entry = /^[\s,]*(?:"[^"]*":\s*)?\{[\s\S]*\}[\s,]*$|^\[[\s\S]*\]$/;
  if (!file.endsWith('/.connref.json') && !(removing && entry.test(replaced))) {
    assert.match(
      replaced,
      /^(?:|\{[^{}]*\}|\[\s*\]|"[^"]*"|<connectionreferences\b[^<]*(?:<\/connectionreferences>)?)$/,
      file,
    );
  }
}

/** Whether a flow's text is as the designer's export has it: two spaces, no escapes but the needed ones. */
export function isCanonical(text: string): boolean {
  const plain = text.replaceAll('\r\n', '\n').replace(/\n$/, '');
  return JSON.stringify(JSON.parse(plain), null, 2) === plain;
}
