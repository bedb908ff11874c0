import assert from 'node:assert/strict';
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
import { Random } from '../../../../support/random';
import { knownNames, randomReferences, type ReferenceWorkspace } from '../../../../support/randomReferences';
import {
  applyRefactoring,
  assertNameGone,
  assertNothingMissingBut,
  assertNothingNewBut,
  assertRefusalsExplained,
  assertNoNewCycle,
  isAmbiguous,
  isUneditable,
  type MappedEnvironment,
  mappedSettings,
  meant,
  openWithZips,
  isNamedByUneditable,
  settingsOf,
} from '../../../../support/refactoringLaw';
import { assertSameUses, everyUser, filesOfUsers, usersOf } from '../../../../support/refactoringUsers';
import type { OpenWorkspace } from '../../../../support/workspace';
import { lawSeeds } from '../../../../support/seeds';

const mergeReasons = [
  'definedRepeatedly',
  'nameOfSeveral',
  'connectorsDiffer',
  'connectorsUndecided',
  'mergeCycle',
  'listedAsNeeded',
  'settingsShared',
] as const;

const copyReasons = [
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
  'yamlSolution',
] as const;

/** What may stand in the way beside files that nobody may edit or read. */
const reasons: Readonly<Record<string, readonly RefusalReason['kind'][]>> = {
  rename: [
    'definedRepeatedly',
    'nameDefined',
    'nameUsed',
    'mappedToOtherConnector',
    'connectorsUndecided',
    'listedAsNeeded',
    'onlyExternal',
    'settingsShared',
  ],
  'change of a display name': ['definedRepeatedly', 'displayNameTaken', 'connectorsUndecided'],
  merge: mergeReasons,
  consolidation: mergeReasons,
  delete: ['definedRepeatedly', 'used', 'connectorsUndecided', 'listedAsNeeded'],
  define: [
    'nameDefined',
    'displayNameTaken',
    'flowsOnOtherConnector',
    'mappedToOtherConnector',
    'yamlSolution',
    'customizationsUnreadable',
    'defineCycle',
  ],
  copy: copyReasons,
  move: copyReasons,
};

describe('The law of refactorings, over generated workspaces', () => {
  const applied = new Map<string, number>();
  const refused = new Map<string, number>();
  /** How the users of renamed and merged references use them. */
  const followed = { rename: new Set<string>(), merge: new Set<string>() };

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
      assertRefusalsExplained(plan, workspace);
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
        await copies(name, random, workspace, isBroken);
      }
      for (const solution of index.solutions()) {
        await defines(solution, workspace);
        await consolidates(solution, workspace, isBroken);
      }
    });
  }

  after(function () {
    if (lawSeeds().length < 20) {
      return;
    }
    for (const kind of Object.keys(reasons)) {
      assert.ok((applied.get(kind) ?? 0) > 0 && (refused.get(kind) ?? 0) > 0, `${kind} is applied and refused`);
    }
    for (const [what, users] of Object.entries(followed)) {
      assert.deepEqual([...users].sort(), everyUser, `users that follow a ${what}`);
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
    assertNothingMissingBut(plan, workspace, after, [name], to);
    if (!sameName(name, to)) {
      assertNameGone(name, plan, after);
    }
    assertSameUses(workspace, after, [name], to);
    // What was external is needed from another solution until the new name is in `externals`, too.
    if (!plan.notes.some(({ kind }) => kind === 'externalByOldName')) {
      assertNoNewCycle(workspace, after);
    }
    usersOf(name, workspace).forEach((user) => followed.rename.add(user));
    const known = sameName(name, to) ? mappedSettings(workspace) : mappedSettings(workspace, [name], to);
    // A file that had only the new name was for no solution, so it was no environment.
    const isKnown = ([environment]: MappedEnvironment): boolean => known.some(([each]) => each === environment);
    assert.deepEqual(mappedSettings(after).filter(isKnown), known);
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
    const after = await attempt(
      'change of a display name',
      plan,
      workspace,
      unreached && !isAmbiguous(name, index),
      unreached,
    );
    if (after) {
      assertNothingNewBut(plan.mayRaise, workspace, after);
      assertNothingMissingBut(plan, workspace, after);
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
        usersOf(name, workspace).forEach((user) => followed.merge.add(user));
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
      const isPossible = !isRefusedFor('consolidation', plan);
      const mustRefuse = isPossible && (isBroken || isNamedByUneditable(workspace, names));
      const after = await attempt('consolidation', plan, workspace, mustRefuse);
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
    assertNothingMissingBut(plan, before, after, names, into);
    for (const name of names) {
      assertNameGone(name, plan, after);
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
    const users = usersOf(name, workspace);
    const isUsed = users.length > 0 && !isAmbiguous(name, index);
    const after = await attempt(
      'delete',
      plan,
      workspace,
      isUsed || isBroken || (isNamedByUneditable(workspace, [name], 'definitions') && !isAmbiguous(name, index)),
      isUsed || isBroken || isNamedByUneditable(workspace, [name]),
    );
    if (isUsed && !isRefusedBefore(plan)) {
      const named = plan.refusals.flatMap(({ file, reason }) =>
        reason.kind === 'used' ? [`${file} ${reason.use.component}`] : [],
      );
      assert.deepEqual([...new Set(named)].sort(), filesOfUsers(name, workspace));
    }
    if (!after || isAmbiguous(name, index)) {
      return;
    }
    assertNothingNewBut(plan.mayRaise, workspace, after);
    assertNothingMissingBut(plan, workspace, after);
    assertNameGone(name, plan, after);
    assertSameUses(workspace, after);
    assert.deepEqual(
      settingsOf(after),
      settingsOf(workspace).map(({ file, entries }) => ({
        file,
        entries: entries.filter((each) => !sameName(each.name, name)),
      })),
    );
  }

  async function copies(
    name: string,
    random: Random,
    workspace: OpenWorkspace & ReferenceWorkspace,
    isBroken: boolean,
  ): Promise<void> {
    const { index } = workspace.engine;
    const roots = index.solutions().map(({ root }) => root);
    for (const { solution } of index.definitionsOf(name)) {
      const to = random.one(roots.filter((root) => root !== solution.root));
      const moves = random.oneIn(2);
      const plan = planCopy({ logicalName: name, from: solution.root, to, moves }, index);
      const isApart = [to, ...(moves ? [solution.root] : [])].some((root) => isUneditable(root, index));
      const after = await attempt(moves ? 'move' : 'copy', plan, workspace, isApart || (moves && isBroken));
      if (after) {
        assertNothingNewBut(plan.mayRaise, workspace, after);
        assertNothingMissingBut(plan, workspace, after);
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
        assertNothingMissingBut(plan, workspace, after);
        assertSameUses(workspace, after);
        assert.deepEqual(settingsOf(after), settingsOf(workspace));
        assertNoNewCycle(workspace, after);
        const [definition] = after.engine.index.definitionsOf(logicalName);
        assert.equal(definition?.reference.displayName, displayName);
      }
    }
  }
});

function isRefusedFor(kind: keyof typeof reasons, { refusals }: Refactoring): boolean {
  return refusals.some(({ reason }) => reasons[kind]?.includes(reason.kind));
}

/** Whether a deletion is refused for a reason that comes before the users. */
function isRefusedBefore({ refusals }: Refactoring): boolean {
  return refusals.some(({ reason }) => reason.kind === 'connectorsUndecided');
}
