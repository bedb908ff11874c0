import assert from 'node:assert/strict';
import { consolidationGroups, planConsolidation } from '../../../src/core/edits/references/planConsolidation';
import { planCopy } from '../../../src/core/edits/references/planCopy';
import { planDelete } from '../../../src/core/edits/references/planDelete';
import { planRename } from '../../../src/core/edits/references/planRename';
import type { Refactoring } from '../../../src/core/edits/references/refactoring';
import { nameKey } from '../../../src/core/model/names';
import type { WorkspaceIndex } from '../../../src/core/model/workspaceIndex';
import { corpusAbsence, corpusRepositories, readCorpus } from '../../support/corpus';
import { applyOperations, assertBytesOutsideKept } from '../../support/fixLaw';
import type { MemoryFileTree } from '../../support/memoryFileTree';
import { skip } from '../../support/skip';
import { allFindings, openWorkspace, type OpenWorkspace } from '../../support/workspace';

/** A sample of what a repository has: reading it again after each edit takes its time. */
const mostOfEach = 12;

describe('Refactorings of connection references, on the corpus', () => {
  before(function () {
    if (corpusAbsence !== undefined) {
      skip(this, corpusAbsence);
    }
  });

  it('renames, and back again gives the same bytes and findings', async function () {
    this.timeout(300_000);
    let renamed = 0;
    await eachRepository(async (workspace) => {
      for (const logicalName of sample(definedNames(workspace.engine.index))) {
        const there = planRename({ logicalName, newLogicalName: 'cts_renamed.here' }, workspace.engine.index);
        if (there.refusals.length > 0) {
          continue;
        }
        const after = await apply(there, workspace);
        assert.deepEqual(whereNamed(after.tree, logicalName), []);
        assert.deepEqual(findings(after, 'cts_renamed.here', logicalName), findings(workspace));
        const back = planRename({ logicalName: 'cts_renamed.here', newLogicalName: logicalName }, after.engine.index);
        if (back.refusals.length === 0) {
          renamed++;
          assertSameBytes((await apply(back, after)).tree, workspace.tree, logicalName);
        }
      }
    });
    console.log(`      ${renamed} references renamed and renamed back`);
    assert.ok(renamed > 0);
  });

  it('changes display names, and back again gives the same bytes', async function () {
    this.timeout(300_000);
    let renamed = 0;
    await eachRepository(async (workspace) => {
      for (const logicalName of sample(definedNames(workspace.engine.index))) {
        const { index } = workspace.engine;
        const names = new Set(index.definitionsOf(logicalName).map(({ reference }) => reference.displayName));
        const there = planRename({ logicalName, newDisplayName: 'A <new> & "better" name' }, index);
        if (there.refusals.length > 0 || names.size > 1) {
          continue;
        }
        const after = await apply(there, workspace);
        const back = planRename({ logicalName, newDisplayName: [...names].join('') }, after.engine.index);
        if (back.refusals.length === 0) {
          renamed++;
          assertSameBytes((await apply(back, after)).tree, workspace.tree, logicalName);
        }
      }
    });
    assert.ok(renamed > 0);
  });

  it('merges what stands for one connector, and nobody uses what is gone', async function () {
    this.timeout(300_000);
    let merged = 0;
    await eachRepository(async (workspace) => {
      const { index } = workspace.engine;
      for (const group of sample(index.solutions().flatMap((solution) => consolidationGroups(solution, index)))) {
        const plan = planConsolidation([group], index);
        if (plan.refusals.length > 0) {
          continue;
        }
        merged++;
        const after = await apply(plan, workspace);
        for (const { reference } of group.merged) {
          assert.equal(after.engine.index.usersOf(reference.logicalName).size, 0);
          assert.deepEqual(after.engine.index.definitionsOf(reference.logicalName), []);
          const settings = after.engine.index.settings().flatMap(({ references }) => references);
          assert.ok(!settings.some((entry) => nameKey(entry.logicalName) === nameKey(reference.logicalName)));
        }
        assert.deepEqual(newErrors(workspace, after), []);
      }
    });
    console.log(`      ${merged} groups merged`);
    assert.ok(merged > 0);
  });

  it('deletes what nothing uses, without a trace in settings files', async function () {
    this.timeout(300_000);
    let deleted = 0;
    await eachRepository(async (workspace) => {
      const { index } = workspace.engine;
      for (const logicalName of sample(definedNames(index).filter((name) => index.usersOf(name).size === 0))) {
        const plan = planDelete({ logicalName }, index);
        if (plan.refusals.length > 0) {
          continue;
        }
        deleted++;
        const after = await apply(plan, workspace);
        assert.deepEqual(newErrors(workspace, after), []);
        const named = whereNamed(after.tree, logicalName).filter((file) => !/\/solution\.xml$/i.test(file));
        assert.deepEqual(named, []);
      }
    });
    console.log(`      ${deleted} unused references deleted`);
    assert.ok(deleted > 0);
  });

  it('moves to another solution', async function () {
    this.timeout(300_000);
    let moved = 0;
    await eachRepository(async (workspace) => {
      const { index } = workspace.engine;
      const [to] = index.solutions().toReversed();
      const from = index.solutions().find(({ root }) => root !== to?.root);
      for (const { logicalName } of sample(from?.connectionReferences ?? [])) {
        const plan = planCopy({ logicalName, from: from!.root, to: to!.root, moves: true }, index);
        if (plan.refusals.length > 0) {
          continue;
        }
        moved++;
        const after = await apply(plan, workspace);
        assert.deepEqual(newErrors(workspace, after), []);
      }
    });
    console.log(`      ${moved} references moved`);
    assert.ok(moved > 0);
  });
});

async function eachRepository(run: (workspace: OpenWorkspace) => Promise<void>): Promise<void> {
  for (const repository of corpusRepositories()) {
    await run(await openWorkspace(readCorpus(repository)));
  }
}

function sample<Item>(items: readonly Item[]): Item[] {
  const step = Math.max(1, Math.floor(items.length / mostOfEach));
  return items.filter((_, at) => at % step === 0);
}

function definedNames(index: WorkspaceIndex): string[] {
  const references = index.solutions().flatMap(({ connectionReferences }) => connectionReferences);
  return [...new Map(references.map(({ logicalName }) => [nameKey(logicalName), logicalName])).values()];
}

async function apply({ operations }: Refactoring, { tree }: OpenWorkspace): Promise<OpenWorkspace> {
  const { after, plan } = await applyOperations(operations, tree);
  assertBytesOutsideKept(plan, tree, after, () => undefined);
  return openWorkspace(after);
}

/** Files that hold a name as a whole: no letter, digit, dot or the like around it. */
function whereNamed(tree: MemoryFileTree, logicalName: string): string[] {
  const escaped = logicalName.replaceAll(/[.]/g, '\\.');
  const whole = new RegExp(`(?:LogicalName["']?\\s*[:=]\\s*["']|connectionReference: )${escaped}(?:["'&]|\\s*$)`, 'im');
  return tree.paths().filter((file) => /\.(?:json|xml)$|\/data$/.test(file) && whole.test(tree.text(file)));
}

/** All but of the rule that compares a display name with the logical name. */
function findings({ engine }: OpenWorkspace, from = '', to = ''): string[] {
  const texts = allFindings(engine)
    .filter(({ ruleId }) => ruleId !== 'default-display-name')
    .map((finding) => JSON.stringify(finding));
  return (from === '' ? texts : texts.map((text) => text.replaceAll(from, to))).sort();
}

function newErrors(before: OpenWorkspace, after: OpenWorkspace): string[] {
  const identity = ({ ruleId, file, data }: ReturnType<typeof allFindings>[number]): string =>
    JSON.stringify([ruleId, file, data.key ?? data.reference]);
  const known = new Set(allFindings(before.engine).map(identity));
  return allFindings(after.engine)
    .filter(({ severity }) => severity === 'error')
    .map(identity)
    .filter((each) => !known.has(each));
}

function assertSameBytes(actual: MemoryFileTree, expected: MemoryFileTree, what: string): void {
  const different = expected.paths().filter((file) => !Buffer.from(actual.bytes(file)).equals(expected.bytes(file)));
  assert.deepEqual(different, [], what);
}
