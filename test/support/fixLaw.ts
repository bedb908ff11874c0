import assert from 'node:assert/strict';
import type { EditOperation } from '../../src/core/edits/operations/editOperation';
import type { Fix } from '../../src/core/edits/fixes/fix';
import { type FileEdits, toTextEdits } from '../../src/core/edits/writers/toTextEdits';
import type { TextSource } from '../../src/core/edits/writers/writer';
import { withChosenName } from '../../src/core/edits/refactorings/shared/chosenName';
import { tryFixes } from '../../src/core/engine/fixTrial';
import type { Engine } from '../../src/core/engine/engine';
import { findingIdentity } from '../../src/core/engine/findingIdentity';
import type { FilePath } from '../../src/core/model/filePath';
import type { Finding } from '../../src/core/model/finding';
import { nameKey, sameName } from '../../src/core/model/names';
import { decodeText, encodeText } from '../../src/core/text/decodeText';
import { decodeXmlText } from '../../src/core/text/xmlText';
import { applyTextEdits } from '../../src/core/text/textEdit';
import { assertReadAlike } from './independentReading';
import type { MemoryFileTree } from './memoryFileTree';
import { allFindings, openWorkspace } from './workspace';

/** The operations of a fix with answers to its question: a reason, or a name that no component has. */
export function fillIn(fix: Fix): EditOperation[] {
  const { operations, asks } = fix;
  switch (asks) {
    case 'reason':
      return operations.map((operation) =>
        operation.kind === 'ignoreFinding'
          ? { ...operation, entry: { ...operation.entry, reason: 'Replaced in the next release.' } }
          : operation,
      );
    case 'logicalName':
      return chosenFor(fix, asks, 'cts_Chosen_by-hand.1');
    case 'displayName':
      return chosenFor(fix, asks, 'Chosen by “hand” & <heart>');
    case undefined:
    default:
      return [...operations];
  }
}

function chosenFor(
  { operations, refactoringFor }: Fix,
  asks: 'logicalName' | 'displayName',
  name: string,
): EditOperation[] {
  if (!refactoringFor) {
    return withChosenName(operations, asks, name);
  }
  const planned = refactoringFor(name);
  assert.deepEqual(planned.refusals, []);
  return [...planned.operations];
}

/** The operations of a fix for each answer to its question: the proposed answer, and another one. */
export function answerEachWay(fix: Fix): EditOperation[][] {
  return fix.asks === undefined || fix.asks === 'reason' ? [fillIn(fix)] : [[...fix.operations], fillIn(fix)];
}

/** The length of the longest edited text that independent parsers read, in UTF-16 code units: they take their time. */
const longestJudged = 50_000;

/**
 * Applies operations to a copy of the files, in the same way as the editor and the command line. Checks that independent
 * parsers read the edited files as Connref does.
 * @param source Reads the texts of files. Tests with zips pass a source that reads files in zips too.
 */
export async function applyOperations(
  operations: readonly EditOperation[],
  before: MemoryFileTree,
  source: TextSource = (file) => Promise.resolve(before.has(file) ? before.text(file) : undefined),
): Promise<{ after: MemoryFileTree; plan: FileEdits[] }> {
  const after = before.copy();
  const plan = await toTextEdits(operations, source);
  for (const { file, text, edits } of plan) {
    const encoding = before.has(file) ? decodeText(before.bytes(file)).encoding : 'utf8';
    const edited = applyTextEdits(text ?? '', edits);
    if (edited.length <= longestJudged) {
      assertReadAlike(file, edited);
    }
    after.write(file, encodeText(edited, encoding));
  }
  return { after, plan };
}

/**
 * Checks the law for every fix (docs/architecture.md#the-law-of-fixes): the fixed findings are gone, there is no new
 * error, other new findings are of rules in `mayRaise`, and every byte outside the edits is unchanged.
 */
export async function assertFixLaw(
  operations: readonly EditOperation[],
  fixed: readonly Finding[],
  mayRaise: readonly string[],
  { engine, tree }: { engine: Engine; tree: MemoryFileTree },
): Promise<MemoryFileTree> {
  const { after, plan } = await applyOperations(operations, tree);
  const trial = await tryFixes({ operations, fixed }, { engine, toEdits: () => Promise.resolve(plan) });
  assert.equal(trial.fault, undefined, 'the trial before the fix is applied');
  const reread = await openWorkspace(after);
  const before = countByIdentity(allFindings(engine));
  const findingsAfter = allFindings(reread.engine);
  const left = countByIdentity(findingsAfter);
  // Several findings can have the same identity, so their number must have decreased by the number of fixed ones.
  for (const [each, count] of countByIdentity(fixed)) {
    assert.ok((left.get(each) ?? 0) <= (before.get(each) ?? 0) - count, `still there: ${each}`);
  }
  const come = findingsAfter.filter(
    (finding) => (left.get(findingIdentity(finding)) ?? 0) > (before.get(findingIdentity(finding)) ?? 0),
  );
  // A finding about a renamed reference is not new when the same finding existed under the old name.
  const known = new Set(
    allFindings(engine)
      .filter((each) => !fixed.includes(each))
      .map((each) => nameKey(findingIdentity(each))),
  );
  const isNew = (finding: Finding): boolean =>
    !renamings(operations).some((renaming) => known.has(nameKey(findingIdentity(namedBefore(finding, renaming)))));
  assert.deepEqual(
    come
      .filter((finding) => (finding.severity === 'error' || !mayRaise.includes(finding.ruleId)) && isNew(finding))
      .map(findingIdentity),
    [],
    'new findings after the fix',
  );
  assertBytesOutsideKept(plan, tree, after, (file, replaced) => {
    const own = operations.filter((operation) => operation.file === file);
    if (!file.endsWith('/.connref.json')) {
      assert.ok(
        isSmallReplacement(replaced) || own.some((operation) => isTextOf(operation, replaced)),
        `${file}: replaced ${replaced}`,
      );
    }
  });
  return after;
}

function renamings(operations: readonly EditOperation[]): { readonly from: string; readonly to: string }[] {
  return operations.flatMap((operation) =>
    (operation.kind === 'renameReference' || operation.kind === 'renameSetting') && operation.to !== undefined
      ? [{ from: operation.logicalName, to: operation.to }]
      : [],
  );
}

function namedBefore(finding: Finding, { from, to }: { readonly from: string; readonly to: string }): Finding {
  const before = (name: string): string => (sameName(name, to) ? from : name);
  const { place, data } = finding;
  return {
    ...finding,
    place: place.kind === 'xml' ? { ...place, name: before(place.name) } : place,
    data: data.reference === undefined ? data : { ...data, reference: before(data.reference) },
  };
}

function countByIdentity(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const each of findings.map(findingIdentity)) {
    counts.set(each, (counts.get(each) ?? 0) + 1);
  }
  return counts;
}

/**
 * Checks that each file consists of its old bytes and the bytes of the edits only.
 * @param look Called with each replaced text.
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
    for (const { start, end, newText } of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
      pieces.push(old.subarray(done, byteOffset(start)), encodeText(newText, encoding).subarray(mark));
      done = byteOffset(end);
      look(file, text.slice(start, end));
    }
    pieces.push(old.subarray(done));
    assert.ok(Buffer.concat(pieces).equals(after.bytes(file)), `bytes outside the edits of ${file}`);
  }
}

/**
 * Whether a replaced text is as small as a fix needs: a connection, a logical name, an empty section or list. A fix
 * must never replace half a file.
 */
function isSmallReplacement(replaced: string): boolean {
  return /^(?:|\{[^{}]*\}|\[\s*\]|"[^"]*"|<connectionreferences\b[^<]*(?:<\/connectionreferences>)?)$/.test(replaced);
}

/** Whether a replaced text is exactly the entry, definition or name that an operation removes or renames. */
function isTextOf(operation: EditOperation, replaced: string): boolean {
  if (operation.kind === 'removeSetting' || operation.kind === 'removeEntry') {
    return /^[\s,]*(?:"[^"]*":\s*)?\{[\s\S]*\}[\s,]*$|^\[[\s\S]*\]$/.test(replaced);
  }
  if (operation.kind === 'removeReference') {
    return /^\s*(?:<connectionreferences>\s*)?<connectionreference\s[\s\S]*<\/connectionreferences?>\s*$/.test(
      replaced,
    );
  }
  if (operation.kind === 'setOperationKey') {
    const quoted = operation.before.replaceAll("'", "''");
    return replaced === quoted || replaced === `.${operation.before}`;
  }
  if (operation.kind === 'renameReference' || operation.kind === 'replaceReferenceName') {
    return [operation.logicalName, operation.displayName?.before ?? ''].some((name) =>
      sameName(decodeXmlText(replaced).trim(), name),
    );
  }
  return false;
}

/** Whether the text of a flow has the format of exports: indented by two spaces, with necessary escapes only. */
export function isCanonical(text: string): boolean {
  const plain = text.replaceAll('\r\n', '\n').replace(/\n$/, '');
  return JSON.stringify(JSON.parse(plain), null, 2) === plain;
}
