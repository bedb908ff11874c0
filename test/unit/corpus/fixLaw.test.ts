import assert from 'node:assert/strict';
import { newReferenceRules } from '../../../src/core/edits/refactorings/shared/newReferenceRules';
import { configFileName } from '../../../src/core/config/workspaceConfig';
import { offRules, ruleById } from '../../../src/core/rules/allRules';
import { fixMakers } from '../../../src/core/edits/fixes/fixMakers';
import { fixAll, fixesOf } from '../../../src/core/rules/fixAll';
import type { FilePath } from '../../../src/core/model/filePath';
import type { Finding } from '../../../src/core/model/finding';
import { corpusAbsence, corpusRepositories, readCorpus } from '../../support/corpus';
import { assertFixLaw, fillIn, isCanonical } from '../../support/fixLaw';
import type { MemoryFileTree } from '../../support/memoryFileTree';
import { skip } from '../../support/skip';
import { allFindings, openWorkspace } from '../../support/workspace';

/** The rules whose fixes change only the connection of one entry in a flow. */
const bindingRules = ['raw-connection', 'undefined-reference'];

/**
 * A `.connref.json` that turns on the rules that are off by default, because they have fixes too. No repository of the
 * corpus has one.
 */
const offRulesOn = JSON.stringify({ rules: Object.fromEntries([...offRules].map((id) => [id, 'hint'])) }, null, 2);

describe('The law of fixes, on the corpus', () => {
  before(function () {
    if (corpusAbsence !== undefined) {
      skip(this, corpusAbsence);
    }
  });

  it('holds for every fix of every finding', async function () {
    this.timeout(300_000);
    const counts = { findings: 0, fixes: 0, canonical: 0 };
    for (const repository of corpusRepositories()) {
      const workspace = await openWorkspace([
        ...readCorpus(repository),
        [`${repository}/${configFileName}`, offRulesOn],
      ]);
      for (const finding of allFindings(workspace.engine)) {
        const fixes = fixesOf(finding, workspace.engine.index, fixMakers);
        const { fixes: ruleHasFixes } = ruleById(finding.ruleId) ?? {};
        assert.ok(
          fixes.length > 1 || !ruleHasFixes || finding.message.includes('This file is in a managed export'),
          `${finding.file}: more can be done about ${finding.ruleId} than to ignore it`,
        );
        counts.findings++;
        for (const fix of fixes) {
          counts.fixes++;
          await annotate(`${fix.title} in ${finding.file}`, async () => {
            const after = await assertFixLaw(fillIn(fix), [finding], fix.mayRaise, workspace);
            if (workspace.engine.index.flow(finding.file)) {
              counts.canonical += assertStaysCanonical(finding.file, workspace.tree, after);
            }
            if (bindingRules.includes(finding.ruleId)) {
              assertOnlyEntriesChanged(finding, workspace.tree, after);
            }
          });
        }
      }
    }
    console.log(
      `      ${counts.findings} findings, ${counts.fixes} fixes exercised, ${counts.canonical} on canonical flows`,
    );
    assert.ok(counts.findings > 0 && counts.fixes > counts.findings && counts.canonical > 0);
  });

  it('holds for the preferred fixes of a repository at once', async function () {
    this.timeout(120_000);
    let repaired = 0;
    for (const repository of corpusRepositories()) {
      const workspace = await openWorkspace(readCorpus(repository));
      const { operations, fixed } = fixAll(allFindings(workspace.engine), workspace.engine.index, fixMakers);
      repaired += fixed.length;
      const after = await assertFixLaw(
        operations,
        fixed,
        [...newReferenceRules, 'settings-empty-connection'],
        workspace,
      );
      for (const file of new Set(fixed.map((finding) => finding.file))) {
        assertStaysCanonical(file, workspace.tree, after);
      }
      const again = await openWorkspace(after);
      assert.deepEqual(
        fixAll(allFindings(again.engine), again.engine.index, fixMakers).operations,
        [],
        'nothing is left to repair',
      );
    }
    assert.ok(repaired > 0);
  });
});

async function annotate(what: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    throw new Error(what, { cause: error });
  }
}

function assertStaysCanonical(file: FilePath, before: MemoryFileTree, after: MemoryFileTree): number {
  if (!isCanonical(before.text(file))) {
    return 0;
  }
  assert.ok(isCanonical(after.text(file)), `${file} is still as the designer writes it`);
  return 1;
}

interface FlowSource {
  properties: { connectionReferences: Record<string, Record<string, unknown>> };
}

/** Asserts that only the connection of the finding's entry differs between the JSON of the flow before and after. */
function assertOnlyEntriesChanged({ file, data }: Finding, before: MemoryFileTree, after: MemoryFileTree): void {
  const [old, now] = [before, after].map((tree) => JSON.parse(tree.text(file)) as FlowSource);
  const entry = now?.properties.connectionReferences[data.key ?? ''];
  const oldEntry = old?.properties.connectionReferences[data.key ?? ''];
  assert.ok(entry && oldEntry);
  entry.connection = oldEntry.connection;
  assert.deepEqual(now, old);
}
