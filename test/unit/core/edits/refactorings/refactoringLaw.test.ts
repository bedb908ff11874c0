import assert from 'node:assert/strict';
import type { ImportPlan } from '../../../../../src/core/plan/importPlan';
import { computeImportPlan } from '../../../../../src/core/plan/computeImportPlan';
import { EditRefused } from '../../../../../src/core/edits/operations/editRefused';
import {
  planConsolidation,
  consolidationGroups,
} from '../../../../../src/core/edits/refactorings/merge/planConsolidation';
import { planCopy } from '../../../../../src/core/edits/refactorings/copy/planCopy';
import { planDefine } from '../../../../../src/core/edits/refactorings/define/planDefine';
import { planDelete } from '../../../../../src/core/edits/refactorings/delete/planDelete';
import { planMerge } from '../../../../../src/core/edits/refactorings/merge/planMerge';
import { planRename } from '../../../../../src/core/edits/refactorings/rename/planRename';
import { planRenameDisplayName } from '../../../../../src/core/edits/refactorings/rename/planRenameDisplayName';
import type { Refactoring } from '../../../../../src/core/edits/refactorings/shared/refactoring';
import type { RefusalReason } from '../../../../../src/core/edits/refactorings/shared/refusalReason';
import { nameKey, sameName } from '../../../../../src/core/model/names';
import type { Solution } from '../../../../../src/core/model/solution';
import type { WorkspaceIndex } from '../../../../../src/core/model/workspaceIndex';
import { Random } from '../../../../support/random';
import { knownNames, randomReferences, type ReferenceWorkspace } from '../../../../support/randomReferences';
import {
  applyRefactoring,
  assertNothingNewBut,
  assertSameUses,
  isAmbiguous,
  mappedSettings,
  openWithZips,
  isNamedByUneditable,
  settingsOf,
  filesWithName,
} from '../../../../support/refactoringLaw';
import type { OpenWorkspace } from '../../../../support/workspace';
import { lawSeeds } from '../../../../support/seeds';

/** What may stand in the way beside files that nobody may edit or read. */
const reasons: Readonly<Record<string, readonly RefusalReason['kind'][]>> = {
  rename: ['definedRepeatedly', 'nameDefined', 'nameUsed', 'mappedToOtherConnector', 'connectorsUndecided'],
  display: ['definedRepeatedly', 'displayNameTaken', 'connectorsUndecided'],
  merge: [
    'definedRepeatedly',
    'nameOfSeveral',
    'connectorsDiffer',
    'connectorsUndecided',
    'mergeCycle',
    'listedAsNeeded',
  ],
  delete: ['definedRepeatedly', 'used', 'connectorsUndecided', 'listedAsNeeded'],
  define: ['nameDefined', 'displayNameTaken', 'flowsOnOtherConnector', 'mappedToOtherConnector'],
  copy: [
    'definedRepeatedly',
    'referencePresent',
    'definedAlready',
    'definedForOtherConnector',
    'nameOfSeveral',
    'mappedToOtherConnector',
    'connectorsUndecided',
    'customizationsUnreadable',
    'copyCycle',
    'sameSolution',
    'settingsShared',
  ],
};

describe('The law of refactorings, over generated workspaces', () => {
  const applied = new Map<string, number>();
  const refused = new Map<string, number>();

  /** Plans that are refused have a reason, the others are applied. @param mustRefuse Whether it cannot be done. */
  async function attempt(
    kind: keyof typeof reasons,
    plan: Refactoring,
    workspace: OpenWorkspace & ReferenceWorkspace,
    mustRefuse: boolean,
    unreached = mustRefuse,
  ): Promise<OpenWorkspace | undefined> {
    if (plan.refusals.length > 0) {
      refused.set(kind, (refused.get(kind) ?? 0) + 1);
      assert.deepEqual(plan.operations, []);
      assert.ok(unreached || isRefusedFor(kind, plan), `refused without need: ${JSON.stringify(plan.refusals)}`);
      return undefined;
    }
    assert.ok(!mustRefuse, 'done, although a file cannot be edited or read');
    if (plan.operations.length === 0) {
      return undefined;
    }
    try {
      const after = await applyRefactoring(plan, workspace);
      applied.set(kind, (applied.get(kind) ?? 0) + 1);
      return after;
    } catch (error) {
      assert.ok(error instanceof EditRefused && error.file.endsWith('.msapp'), error as Error);
      assert.ok(workspace.tree.has(error.file));
      return undefined;
    }
  }

  for (const seed of lawSeeds()) {
    it(`holds for every planner and reference, seed ${seed}`, async () => {
      const random = new Random(seed);
      const generated = randomReferences(random);
      const workspace = { ...generated, ...(await openWithZips(generated.tree)) };
      const { index } = workspace.engine;
      const isBroken = generated.broken.length > 0;
      for (const name of knownNames.filter((each) => index.definitionsOf(each).length > 0)) {
        await renames(name, random, workspace, isBroken);
        await displayNames(name, workspace);
        await merges(name, workspace, isBroken);
        await deletes(name, workspace, isBroken);
        await copies(name, random, workspace);
      }
      for (const solution of index.solutions()) {
        await defines(solution, workspace);
        await consolidates(solution, workspace, isBroken);
      }
    });
  }

  after(() => {
    for (const kind of Object.keys(reasons)) {
      assert.ok((applied.get(kind) ?? 0) > 0 && (refused.get(kind) ?? 0) > 0, `${kind} is applied and refused`);
    }
  });

  async function renames(
    name: string,
    random: Random,
    workspace: OpenWorkspace & ReferenceWorkspace,
    isBroken: boolean,
  ): Promise<void> {
    const { index } = workspace.engine;
    const to = random.one([
      'cts_renamed',
      'cts_gone',
      'fbk_renamed_0a1b2',
      `${name.slice(0, 4)}${name.slice(4).toUpperCase()}`,
    ]);
    const plan = planRename({ ...meant(name, index), newLogicalName: to }, index);
    const after = await attempt(
      'rename',
      plan,
      workspace,
      isBroken || (isNamedByUneditable(workspace, [name]) && !isAmbiguous(name, index)),
      isBroken || isNamedByUneditable(workspace, [name]),
    );
    if (!after || isAmbiguous(name, index)) {
      return;
    }
    assertNothingNewBut(plan.mayRaise, workspace, after, [name], to);
    const naming = sameName(name, to) ? [] : filesWithName(name, after.tree);
    // What a managed export lists as needed, the next export lists anew.
    assert.deepEqual(
      naming.filter((file) => !/\/Litware\/.*solution\.xml$/i.test(file)),
      [],
    );
    assertSameUses(workspace, after, [name], to);
    assert.deepEqual(
      mappedSettings(after),
      sameName(name, to) ? mappedSettings(workspace) : mappedSettings(workspace, [name], to),
    );
    const isPrepared = settingsOf(workspace).some(({ entries }) => entries.some((each) => sameName(each.name, to)));
    if (sameName(name, to) || !isPrepared) {
      assert.deepEqual(
        settingsOf(after),
        settingsOf(workspace).map(({ file, entries }) => ({
          file,
          entries: entries.map((each) => (sameName(each.name, name) ? { ...each, name: nameKey(to) } : each)),
        })),
      );
    }
  }

  async function displayNames(name: string, workspace: OpenWorkspace & ReferenceWorkspace): Promise<void> {
    const { index } = workspace.engine;
    const request = { ...meant(name, index), newDisplayName: 'A <new> & "better" name' };
    const plan = planRenameDisplayName(request, index);
    const unreached = isNamedByUneditable(workspace, [name], 'definitions');
    const after = await attempt('display', plan, workspace, unreached && !isAmbiguous(name, index), unreached);
    if (after) {
      assertNothingNewBut(plan.mayRaise, workspace, after);
      assertSameUses(workspace, after);
      assert.deepEqual(settingsOf(after), settingsOf(workspace));
    }
  }

  async function merges(name: string, workspace: OpenWorkspace & ReferenceWorkspace, isBroken: boolean): Promise<void> {
    const { index } = workspace.engine;
    for (const into of knownNames.filter((each) => each !== name && index.definitionsOf(each).length > 0)) {
      const plan = planMerge({ sources: [name], target: into }, index);
      // Other reasons come first.
      const isPossible = !isRefusedFor('merge', plan);
      const mustRefuse = isPossible && (isBroken || isNamedByUneditable(workspace, [name]));
      const after = await attempt('merge', plan, workspace, mustRefuse);
      if (after) {
        assertMerged(plan, workspace, after, [name], into);
      }
    }
  }

  async function consolidates(
    solution: Solution,
    workspace: OpenWorkspace & ReferenceWorkspace,
    isBroken: boolean,
  ): Promise<void> {
    const { index } = workspace.engine;
    // What lies in a zip is as it was until somebody exports it again.
    for (const group of solution.root.includes('!') ? [] : consolidationGroups(solution, index)) {
      const plan = planConsolidation([group], index);
      const names = group.merged.map(({ reference }) => reference.logicalName);
      const isPossible = !isRefusedFor('merge', plan);
      const mustRefuse = isPossible && (isBroken || isNamedByUneditable(workspace, names));
      const after = await attempt('merge', plan, workspace, mustRefuse);
      if (after) {
        assertMerged(plan, workspace, after, names, group.keep.logicalName);
        const own = after.engine.index.solutions().find(({ root }) => root === solution.root);
        assert.deepEqual(
          own && consolidationGroups(own, after.engine.index).filter(({ keep }) => keep.apiName === group.keep.apiName),
          [],
        );
      }
    }
  }

  function assertMerged(
    plan: Refactoring,
    before: OpenWorkspace,
    after: OpenWorkspace,
    names: readonly string[],
    into: string,
  ): void {
    assertNothingNewBut(plan.mayRaise, before, after, names, into);
    for (const name of names) {
      assert.deepEqual(
        filesWithName(name, after.tree).filter((file) => !/\/(?:solution\.xml|\.connref\.json)$/i.test(file)),
        [],
      );
    }
    assertSameUses(before, after, names, into);
    assert.deepEqual(mappedSettings(after), mappedSettings(before, names, into));
    assertNoNewCycle(before, after);
  }

  async function deletes(
    name: string,
    workspace: OpenWorkspace & ReferenceWorkspace,
    isBroken: boolean,
  ): Promise<void> {
    const { index } = workspace.engine;
    const plan = planDelete(meant(name, index), index);
    const isUsed = index.usersOf('connectionReference', name).size > 0 && !isAmbiguous(name, index);
    const after = await attempt(
      'delete',
      plan,
      workspace,
      isUsed || isBroken || (isNamedByUneditable(workspace, [name], 'definitions') && !isAmbiguous(name, index)),
      isUsed || isBroken || isNamedByUneditable(workspace, [name]),
    );
    if (!after || isAmbiguous(name, index)) {
      return;
    }
    assertNothingNewBut(plan.mayRaise, workspace, after);
    assert.deepEqual(
      filesWithName(name, after.tree).filter((file) => !/\/(?:solution\.xml|\.connref\.json)$/i.test(file)),
      [],
    );
    assertSameUses(workspace, after);
    assert.deepEqual(
      settingsOf(after),
      settingsOf(workspace).map(({ file, entries }) => ({
        file,
        entries: entries.filter((each) => !sameName(each.name, name)),
      })),
    );
  }

  async function copies(name: string, random: Random, workspace: OpenWorkspace & ReferenceWorkspace): Promise<void> {
    const { index } = workspace.engine;
    const roots = index.solutions().map(({ root }) => root);
    for (const { solution } of index.definitionsOf(name)) {
      const to = random.one(roots.filter((root) => root !== solution.root));
      const moves = random.oneIn(2);
      const plan = planCopy({ logicalName: name, from: solution.root, to, moves }, index);
      const isApart = [to, ...(moves ? [solution.root] : [])].some((root) => isUneditable(root, index));
      const after = await attempt('copy', plan, workspace, isApart);
      if (after) {
        assertNothingNewBut(plan.mayRaise, workspace, after);
        assertSameUses(workspace, after);
        const defining = after.engine.index.definitionsOf(name).map((each) => each.solution.root);
        // What lies in a zip beside its source gets it with the next export.
        assert.ok(defining.includes(to.replace(/out\/(\w+)\.zip!$/, '$1')));
        assert.ok(!moves || solution.root.includes('!') || !defining.includes(solution.root));
        assert.deepEqual(mappedSettings(after), mappedSettings(workspace));
        assertNoNewCycle(workspace, after);
      }
    }
  }

  async function defines(solution: Solution, workspace: OpenWorkspace & ReferenceWorkspace): Promise<void> {
    const { index } = workspace.engine;
    for (const logicalName of ['cts_new', 'cts_gone', 'cts_new_0a1b2', ...knownNames]) {
      const displayName = `New <one> Contoso-0a1b2`;
      const reference = { logicalName, displayName, apiName: 'shared_office365', customConnectorId: undefined };
      const plan = planDefine({ solution: solution.root, reference }, index);
      const isApart = isUneditable(solution.root, index);
      const after = await attempt(
        'define',
        plan,
        workspace,
        isApart,
        isApart || workspace.broken.includes(solution.customizationsFile ?? ''),
      );
      if (after) {
        assertNothingNewBut(plan.mayRaise, workspace, after);
        assertSameUses(workspace, after);
        assert.deepEqual(settingsOf(after), settingsOf(workspace));
        const [definition] = after.engine.index.definitionsOf(logicalName);
        assert.equal(definition?.reference.displayName, displayName);
      }
    }
  }
});

function isRefusedFor(kind: keyof typeof reasons, { refusals }: Refactoring): boolean {
  return refusals.some(({ reason }) => reasons[kind]?.includes(reason.kind));
}

/** A reference, and the solution whose one is meant where the name stands for several connectors. */
function meant(logicalName: string, index: WorkspaceIndex): { logicalName: string; solution?: string } {
  const solution = index.definitionsOf(logicalName)[0]?.solution.root;
  return { logicalName, ...(isAmbiguous(logicalName, index) && solution !== undefined && { solution }) };
}

/** A zip or a managed export without a source beside it. */
function isUneditable(root: string, index: WorkspaceIndex): boolean {
  return (
    /Litware|Adatum/.test(root) ||
    (root.includes('!') && !index.solutions().some((each) => each.root === 'repo/Contoso'))
  );
}

/** Solutions that need each other did so before. */
function assertNoNewCycle(before: OpenWorkspace, after: OpenWorkspace): void {
  const cycles = ({ engine }: OpenWorkspace): ImportPlan['cycles'] =>
    engine.index
      .environments()
      .slice(0, 1)
      .flatMap((each) => computeImportPlan({ ...each, solutions: [], managed: false }, engine.index).cycles);
  const known = cycles(before);
  const come = cycles(after).filter((cycle) => !known.some((each) => cycle.every((name) => each.includes(name))));
  assert.deepEqual(come, []);
}
