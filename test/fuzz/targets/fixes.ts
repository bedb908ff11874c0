import assert from 'node:assert/strict';
import { toStringMethod } from 'fast-check';
import { fixMakers } from '../../../src/core/edits/fixes/fixMakers';
import { EditRefused } from '../../../src/core/edits/operations/editRefused';
import { type FileEdits, toTextEdits } from '../../../src/core/edits/writers/toTextEdits';
import { findingIdentity } from '../../../src/core/engine/findingIdentity';
import { provenFixes } from '../../../src/core/engine/provenFixes';
import type { FilePath } from '../../../src/core/model/filePath';
import type { Finding } from '../../../src/core/model/finding';
import { decodeText, encodeText } from '../../../src/core/text/decodeText';
import { applyTextEdits } from '../../../src/core/text/textEdit';
import { assertBytesOutsideKept } from '../../support/fixLaw';
import { assertReadAlike } from '../../support/independentReading';
import type { MemoryFileTree } from '../../support/memoryFileTree';
import { allFindings, openWorkspace } from '../../support/workspace';
import { fuzzTarget } from '../fuzzTarget';
import { workspaces } from '../workspaces';

/** So often fixes are applied again, because a fix can make another one possible. */
const mostRounds = 6;

/** Applies fixes and checks again, until nothing can be fixed, as `check --fix` does. */
export const fixes = fuzzTarget(
  { name: 'fixes', fewInputs: 150, manyInputs: 50_000 },
  workspaces.map(withText),
  async (first) => {
    let tree: MemoryFileTree = first;
    let isRefused = false;
    for (let round = 0; ; round++) {
      const { engine } = await openWorkspace(tree);
      const before = allFindings(engine);
      const current = tree;
      const { fixed, plan, leftOut } = await provenFixes(before, {
        engine,
        makers: fixMakers,
        toEdits: (operations) => toTextEdits(operations, (file) => sourceOf(file, current)),
      });
      isRefused ||= leftOut.length > 0;
      if (plan.length === 0) {
        return round > 0 ? 'fixed' : isRefused ? 'refused' : 'taken';
      }
      assert.ok(round < mostRounds, 'the fixes never end');
      tree = applied(plan, tree);
      const after = allFindings((await openWorkspace(tree)).engine);
      assertGone(fixed, before, after);
      assertNoNewError(before, after);
    }
  },
);

/** The text of a file, as the command line gets it to edit it. */
async function sourceOf(file: FilePath, tree: MemoryFileTree): Promise<string | undefined> {
  if (!tree.has(file)) {
    return undefined;
  }
  const { text, damaged } = decodeText(tree.bytes(file));
  return damaged ? Promise.reject(new EditRefused(file, { kind: 'damagedText' })) : text;
}

/** Makes fast-check print the files of a workspace. */
function withText(tree: MemoryFileTree): MemoryFileTree {
  return Object.assign(tree, {
    [toStringMethod]: () =>
      tree
        .paths()
        .map((path) => `\n--- ${path} (${decodeText(tree.bytes(path)).encoding})\n${JSON.stringify(tree.text(path))}`)
        .join(''),
  });
}

/** Writes edits as the command line does. Checks every other byte, and that independent parsers read the result. */
function applied(plan: readonly FileEdits[], tree: MemoryFileTree): MemoryFileTree {
  const after = tree.copy();
  for (const { file, text, edits } of plan) {
    const edited = applyTextEdits(text ?? '', edits);
    after.write(file, encodeText(edited, tree.has(file) ? decodeText(tree.bytes(file)).encoding : 'utf8'));
    assertReadAlike(file, edited);
  }
  assertBytesOutsideKept(plan, tree, after, () => undefined);
  return after;
}

function assertGone(fixed: readonly Finding[], before: readonly Finding[], after: readonly Finding[]): void {
  const was = counts(before, findingIdentity);
  const left = counts(after, findingIdentity);
  for (const [identity, count] of counts(fixed, findingIdentity)) {
    assert.ok((left.get(identity) ?? 0) <= (was.get(identity) ?? 0) - count, `a fix leaves its finding ${identity}`);
  }
}

function assertNoNewError(before: readonly Finding[], after: readonly Finding[]): void {
  const inFile = ({ ruleId, file }: Finding): string => `${ruleId} in ${file}`;
  const errors = (findings: readonly Finding[]): Map<string, number> =>
    counts(
      findings.filter(({ severity }) => severity === 'error'),
      inFile,
    );
  const known = errors(before);
  for (const [error, count] of errors(after)) {
    assert.ok(count <= (known.get(error) ?? 0), `a fix makes a new error ${error}`);
  }
}

function counts(findings: readonly Finding[], keyOf: (finding: Finding) => string): Map<string, number> {
  const counted = new Map<string, number>();
  for (const key of findings.map(keyOf)) {
    counted.set(key, (counted.get(key) ?? 0) + 1);
  }
  return counted;
}
