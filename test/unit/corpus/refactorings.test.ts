import assert from 'node:assert/strict';
import { consolidationGroups, planConsolidation } from '../../../src/core/edits/refactorings/merge/planConsolidation';
import { planCopy } from '../../../src/core/edits/refactorings/copy/planCopy';
import { planDefine } from '../../../src/core/edits/refactorings/define/planDefine';
import { planDelete } from '../../../src/core/edits/refactorings/delete/planDelete';
import { planRename } from '../../../src/core/edits/refactorings/rename/planRename';
import { planRenameDisplayName } from '../../../src/core/edits/refactorings/rename/planRenameDisplayName';
import { nameKey } from '../../../src/core/model/names';
import type { WorkspaceIndex } from '../../../src/core/model/workspaceIndex';
import { corpusAbsence, corpusRepositories, readCorpus } from '../../support/corpus';
import type { MemoryFileTree } from '../../support/memoryFileTree';
import {
  applyRefactoring,
  assertNothingNewBut,
  isAmbiguous,
  mappedSettings,
  settingsOf,
} from '../../support/refactoringLaw';
import { assertSameUses } from '../../support/refactoringUsers';
import { skip } from '../../support/skip';
import { openWorkspace, type OpenWorkspace } from '../../support/workspace';

/** The number of samples per repository. More would take too long, because the repository is read again after each edit. */
const mostOfEach = 8;

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
        const after = await applyRefactoring(there, workspace, openWorkspace);
        assert.deepEqual(whereNamed(after.tree, logicalName), []);
        assertNothingNewBut(there.mayRaise, workspace, after, [logicalName], 'cts_renamed.here');
        if (!isAmbiguous(logicalName, workspace.engine.index)) {
          assertSameUses(workspace, after, [logicalName], 'cts_renamed.here');
          assert.deepEqual(mappedSettings(after), mappedSettings(workspace, [logicalName], 'cts_renamed.here'));
        }
        const back = planRename({ logicalName: 'cts_renamed.here', newLogicalName: logicalName }, after.engine.index);
        if (back.refusals.length === 0) {
          renamed++;
          assertSameBytes((await applyRefactoring(back, after, openWorkspace)).tree, workspace.tree, logicalName);
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
        const there = planRenameDisplayName({ logicalName, newDisplayName: 'A <new> & "better" name' }, index);
        if (there.refusals.length > 0 || names.size > 1) {
          continue;
        }
        const after = await applyRefactoring(there, workspace, openWorkspace);
        assertNothingNewBut(there.mayRaise, workspace, after);
        assertSameUses(workspace, after);
        assert.deepEqual(settingsOf(after), settingsOf(workspace));
        const back = planRenameDisplayName({ logicalName, newDisplayName: [...names].join('') }, after.engine.index);
        if (back.refusals.length === 0) {
          renamed++;
          assertSameBytes((await applyRefactoring(back, after, openWorkspace)).tree, workspace.tree, logicalName);
        }
      }
    });
    assert.ok(renamed > 0);
  });

  it('merges references with one connector, and no file uses the removed ones', async function () {
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
        const after = await applyRefactoring(plan, workspace, openWorkspace);
        const names = group.merged.map(({ reference }) => reference.logicalName);
        for (const name of names) {
          assert.equal(after.engine.index.usersOf('connectionReference', name).size, 0);
          assert.deepEqual(after.engine.index.definitionsOf(name), []);
        }
        assertNothingNewBut(plan.mayRaise, workspace, after, names, group.keep.logicalName);
        assertSameUses(workspace, after, names, group.keep.logicalName);
        assert.deepEqual(mappedSettings(after), mappedSettings(workspace, names, group.keep.logicalName));
      }
    });
    console.log(`      ${merged} groups merged`);
    assert.ok(merged > 0);
  });

  it('deletes unused references, and their entries in settings files', async function () {
    this.timeout(300_000);
    let deleted = 0;
    await eachRepository(async (workspace) => {
      const { index } = workspace.engine;
      for (const logicalName of sample(
        definedNames(index).filter((name) => index.usersOf('connectionReference', name).size === 0),
      )) {
        const plan = planDelete({ logicalName }, index);
        if (plan.refusals.length > 0) {
          continue;
        }
        deleted++;
        const after = await applyRefactoring(plan, workspace, openWorkspace);
        assertNothingNewBut(plan.mayRaise, workspace, after);
        assertSameUses(workspace, after);
        const named = whereNamed(after.tree, logicalName).filter((file) => !/\/solution\.xml$/i.test(file));
        assert.deepEqual(named, []);
      }
    });
    console.log(`      ${deleted} unused references deleted`);
    assert.ok(deleted > 0);
  });

  it('copies and moves to another solution', async function () {
    this.timeout(300_000);
    const done = { copied: 0, moved: 0 };
    await eachRepository(async (workspace) => {
      const { index } = workspace.engine;
      const [to] = index.solutions().toReversed();
      const from = index.solutions().find(({ root }) => root !== to?.root);
      for (const { logicalName } of sample(from?.connectionReferences ?? [])) {
        for (const moves of [false, true]) {
          const plan = planCopy({ logicalName, from: from!.root, to: to!.root, moves }, index);
          if (plan.refusals.length > 0) {
            continue;
          }
          done[moves ? 'moved' : 'copied']++;
          const after = await applyRefactoring(plan, workspace, openWorkspace);
          assertNothingNewBut(plan.mayRaise, workspace, after);
          assertSameUses(workspace, after);
          const defining = after.engine.index.definitionsOf(logicalName).map(({ solution }) => solution.root);
          assert.deepEqual([defining.includes(to!.root), defining.includes(from!.root)], [true, !moves]);
        }
      }
    });
    console.log(`      ${done.copied} references copied, ${done.moved} moved`);
    assert.ok(done.copied > 0 && done.moved > 0);
  });

  it('defines a new one, and deletes it again without a trace', async function () {
    this.timeout(300_000);
    let defined = 0;
    await eachRepository(async (workspace) => {
      for (const { root } of sample(workspace.engine.index.solutions())) {
        const reference = {
          logicalName: 'cts_new_0a1b2',
          displayName: 'A <new> & "better" one-0a1b2',
          apiName: 'shared_office365',
          customConnectorId: undefined,
        };
        const plan = planDefine({ solution: root, reference }, workspace.engine.index);
        if (plan.refusals.length > 0) {
          continue;
        }
        defined++;
        const after = await applyRefactoring(plan, workspace, openWorkspace);
        assertNothingNewBut(plan.mayRaise, workspace, after);
        assertSameUses(workspace, after);
        const gone = planDelete({ logicalName: reference.logicalName }, after.engine.index);
        if (gone.refusals.length === 0) {
          assertSameBytes((await applyRefactoring(gone, after, openWorkspace)).tree, workspace.tree, root);
        }
      }
    });
    console.log(`      ${defined} references defined`);
    assert.ok(defined > 0);
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

/** Returns the files with the whole name, not only as a part of a longer name. */
function whereNamed(tree: MemoryFileTree, logicalName: string): string[] {
  const escaped = logicalName.replaceAll(/[.]/g, '\\.');
  const whole = new RegExp(`(?:LogicalName["']?\\s*[:=]\\s*["']|connectionReference: )${escaped}(?:["'&]|\\s*$)`, 'im');
  return tree.paths().filter((file) => /\.(?:json|xml)$|\/data$/.test(file) && whole.test(tree.text(file)));
}

function assertSameBytes(actual: MemoryFileTree, expected: MemoryFileTree, what: string): void {
  const different = expected.paths().filter((file) => !Buffer.from(actual.bytes(file)).equals(expected.bytes(file)));
  assert.deepEqual(different, [], what);
}
