import assert from 'node:assert/strict';
import { computeImportPlan } from '../../../../src/core/plan/computeImportPlan';
import type { ImportPlan } from '../../../../src/core/plan/importPlan';
import { planFailureWords } from '../../../../src/core/words/plan/planFailureWords';
import { settingsText } from '../../../support/settingsSource';
import {
  bound,
  childFlowCall,
  missingTable,
  solutionFiles,
  type FlowSource,
  type SolutionSource,
} from '../../../support/solutionSource';
import { openWorkspace } from '../../../support/workspace';

const id = (end: string): string => `0f000000-0000-4000-8000-0000000000${end}`;

/** A solution named and placed by a letter, with a version that is higher than that of {@link installed}. */
function solution(uniqueName: string, references: readonly string[], more: Partial<SolutionSource> = {}) {
  const named = references.map((name) => ({ name }));
  return { root: `repo/${uniqueName}`, uniqueName, managed: 2, version: '2.0', references: named, ...more } as const;
}

function installed(uniqueName: string, references: readonly string[], more: Partial<SolutionSource> = {}) {
  return solution(uniqueName, references, { version: '1.0', ...more });
}

function using(reference: string, end = '01'): FlowSource {
  return { name: `Use ${reference}`, id: id(end), entries: { a: bound(reference) } };
}

interface Workspace {
  readonly now: readonly SolutionSource[];
  readonly base: readonly SolutionSource[];
  readonly mode?: 'update' | 'upgrade';
  /** The names of the planned solutions. Default: all. */
  readonly planned?: readonly string[];
  /** The references with entries in the settings file. */
  readonly settings?: readonly string[];
}

async function plan({ now, base, mode = 'upgrade', planned, settings = [] }: Workspace): Promise<ImportPlan> {
  const solutions = planned ?? now.map(({ uniqueName }) => uniqueName);
  const { engine } = await openWorkspace([
    ...now.flatMap(solutionFiles),
    [
      'repo/.connref.json',
      JSON.stringify({ environments: { Test: { solutions, settings: ['test.json'], import: mode, managed: true } } }),
    ],
    ['repo/test.json', settingsText({ references: Object.fromEntries(settings.map((name) => [name, ''])) })],
  ]);
  const release = (await openWorkspace(base.flatMap(solutionFiles))).engine.index.solutions();
  return computeImportPlan(engine.index.environments()[0]!, engine.index, undefined, release);
}

function imports({ commands }: ImportPlan): string[] {
  return commands.flatMap((each) => (each.kind === 'import' ? [each.solution] : []));
}

function order({ solutions }: ImportPlan): string[] {
  return solutions.map((each) => each.solution);
}

describe('Solutions that need each other, after an earlier release', () => {
  const base = [installed('A', ['cts_a']), installed('B', ['cts_b'])];
  const both = ['cts_a', 'cts_newA', 'cts_b', 'cts_newB'];

  it('fail if none can come first, and are no steps, nor is what needs them', async () => {
    const now = [
      solution('A', ['cts_a', 'cts_newA'], { flows: [using('cts_newB'), using('cts_b', '02')] }),
      solution('B', ['cts_b', 'cts_newB'], { flows: [using('cts_newA', '03')] }),
      solution('C', [], { flows: [using('cts_newA', '04')] }),
      solution('D', [], { flows: [using('cts_a', '05')] }),
    ];
    for (const mode of ['update', 'upgrade'] as const) {
      const failing = await plan({ now, base, mode, settings: both });
      assert.deepEqual(failing.failures, [{ kind: 'dependencyCycle', solutions: ['A', 'B'] }]);
      assert.equal(failing.verdict, 'fails');
      assert.deepEqual(imports(failing), ['D']);
      assert.deepEqual(failing.failures.flatMap((each) => planFailureWords(each, failing)).slice(1, 3), [
        'A needs the connection reference cts_newB of B.',
        'B needs the connection reference cts_newA of A.',
      ]);
    }
  });

  it('come in the order of what is new', async () => {
    const now = [
      solution('A', ['cts_a', 'cts_newA'], { flows: [using('cts_newB')] }),
      solution('B', ['cts_b', 'cts_newB'], { flows: [using('cts_a', '03')] }),
    ];
    const works = await plan({ now, base, mode: 'update' });
    assert.deepEqual([works.failures, works.cycles, order(works)], [[], [], ['B', 'A']]);
    assert.deepEqual(imports(works), ['B', 'A']);
  });

  it('may fail where nothing shows what is new', async () => {
    const now = [
      solution('A', ['cts_a', 'cts_newA'], { flows: [using('cts_newB')] }),
      solution('B', ['cts_b', 'cts_newB'], { flows: [using('cts_newA', '03')] }),
    ];
    const unknown = await plan({ now, base: base.slice(1), mode: 'update' });
    assert.deepEqual([unknown.failures, unknown.cycles], [[], [['A', 'B']]]);
    assert.deepEqual(order(unknown), ['B', 'A'], 'B has the reference that is shown to be new');
    assert.deepEqual(imports(unknown), ['B', 'A']);
  });

  it('may fail over components that are not read', async () => {
    const table = (name: string): Partial<SolutionSource> => ({
      rootComponents: [`<RootComponent type="1" schemaName="${name}" behavior="0" />`],
    });
    const now = [
      solution('A', ['cts_a'], { ...table('cts_ta'), missingDependencies: [missingTable('cts_tb', 'B (2.0)')] }),
      solution('B', ['cts_b'], { ...table('cts_tb'), missingDependencies: [missingTable('cts_ta', 'A (2.0)')] }),
    ];
    const unknown = await plan({ now, base, mode: 'update' });
    assert.deepEqual([unknown.failures, unknown.cycles], [[], [['A', 'B']]]);
  });

  it('are judged by flows and custom connectors, too', async () => {
    const api = 'shared_cts-5fweather-5f0123456789abcdef';
    const called = { name: 'Called', id: id('11') };
    const connector = { name: 'cts_5Fweather', id: id('c1') };
    const caller = { name: 'Caller', id: id('12'), actions: { Call: childFlowCall(id('11')) } };
    const user = { references: [{ name: 'cts_rain', api, custom: id('c1') }] };
    const now = [
      solution('A', [], { flows: [called], ...user }),
      solution('B', [], { flows: [caller], connectors: [connector] }),
    ];
    const kinds = async (base: readonly SolutionSource[]): Promise<string[]> =>
      (await plan({ now, base, mode: 'update' })).failures.map(({ kind }) => kind);
    assert.deepEqual(await kinds([installed('A', []), installed('B', [])]), ['dependencyCycle']);
    assert.deepEqual(await kinds([installed('A', [], { flows: [called] }), installed('B', [])]), []);
    assert.deepEqual(await kinds([installed('A', []), installed('B', [], { connectors: [connector] })]), []);
  });

  it('have no steps for what needs something new of a solution that cannot be packed', async () => {
    const now = [
      solution('A', ['cts_a'], { flows: [using('cts_newB')] }),
      solution('B', ['cts_b', 'cts_newB'], { managed: 0 }),
      solution('C', [], { flows: [using('cts_b', '02')] }),
    ];
    assert.deepEqual(imports(await plan({ now, base, mode: 'update' })), ['C']);
  });
});

describe('What an upgrade deletes of the earlier release', () => {
  const refs = installed('FabRefs', ['fab_old', 'fab_kept']);
  const kept = solution('FabRefs', ['fab_kept']);
  const oldFlows = installed('FabFlows', [], { flows: [using('fab_old')] });
  const removed = ({ removedReferences }: ImportPlan): unknown[] =>
    removedReferences.map(({ reference, owner, outcome, usedBy, installedUsers }) => [
      reference,
      owner,
      outcome,
      usedBy.map(({ solution: name }) => name).join(),
      installedUsers.map(({ solution: name }) => name).join(),
    ]);

  it('is what the new version lacks, also without an entry in a settings file', async () => {
    const upgrade = await plan({ now: [kept], base: [refs], settings: ['fab_old', 'fab_other'] });
    assert.deepEqual(removed(upgrade), [['fab_old', 'FabRefs', 'deleted', '', '']]);
    assert.deepEqual(upgrade.removedReferences[0]?.files, ['test.json']);
    assert.deepEqual([upgrade.failures, imports(upgrade)], [[], ['FabRefs']]);
    assert.deepEqual(removed(await plan({ now: [kept], base: [refs] })), [['fab_old', 'FabRefs', 'deleted', '', '']]);
    const update = await plan({ now: [kept], base: [refs], mode: 'update' });
    assert.deepEqual(removed(update), [['fab_old', 'FabRefs', 'staysBehind', '', '']]);
  });

  it('is nothing that another solution has', async () => {
    const other = solution('Other', ['fab_old']);
    assert.deepEqual(removed(await plan({ now: [kept, other], base: [refs], planned: ['FabRefs'] })), []);
    assert.deepEqual(removed(await plan({ now: [kept, other], base: [refs] })), []);
    const copy = solution('FabRefs', ['fab_old'], { root: 'repo/old', version: '1.0' });
    const upgrade = await plan({ now: [kept, copy], base: [refs], planned: ['FabRefs'] });
    assert.deepEqual(
      removed(upgrade),
      [['fab_old', 'FabRefs', 'deleted', '', '']],
      'another copy does not come with it',
    );
  });

  it('fails if a solution still uses it', async () => {
    const user = solution('Legacy', [], { flows: [using('fab_old')] });
    const upgrade = await plan({ now: [kept, user], base: [refs], planned: ['FabRefs'] });
    assert.deepEqual(removed(upgrade), [['fab_old', 'FabRefs', 'blocked', 'Legacy', '']]);
    assert.deepEqual([upgrade.verdict, imports(upgrade)], ['fails', []]);
    assert.deepEqual(
      upgrade.failures.map(({ kind }) => kind),
      ['deletionBlocked'],
    );
  });

  it('fails if the installed version of a later solution uses it', async () => {
    const now = [solution('FabRefs', ['fab_kept', 'fab_new']), solution('FabFlows', [], { flows: [using('fab_new')] })];
    const upgrade = await plan({ now, base: [refs, oldFlows] });
    assert.deepEqual(order(upgrade), ['FabRefs', 'FabFlows']);
    assert.deepEqual(removed(upgrade), [['fab_old', 'FabRefs', 'blocked', '', 'FabFlows']]);
    assert.deepEqual(upgrade.failures, [
      {
        kind: 'deletedTooEarly',
        reference: 'fab_old',
        solution: 'FabRefs',
        usedBy: [{ solution: 'FabFlows', name: 'Use fab_old' }],
      },
    ]);
    assert.deepEqual([upgrade.verdict, imports(upgrade)], ['fails', []]);
    const update = await plan({ now, base: [refs, oldFlows], mode: 'update' });
    assert.deepEqual(removed(update), [['fab_old', 'FabRefs', 'staysBehind', '', '']]);
    assert.deepEqual(update.failures, []);
  });

  it('works if the user is upgraded first, or the reference was in a later solution, too', async () => {
    const flows = solution('Apps', [], { flows: [{ name: 'Use fab_old', id: id('01') }] });
    const first = await plan({
      now: [kept, flows],
      base: [refs, { ...oldFlows, root: 'repo/Apps', uniqueName: 'Apps' }],
    });
    assert.deepEqual([order(first), first.failures], [['Apps', 'FabRefs'], []]);
    const both = await plan({
      now: [kept, solution('Later', [])],
      base: [refs, installed('Later', ['fab_old'], { flows: [using('fab_old')] })],
    });
    assert.deepEqual(removed(both), [['fab_old', 'Later', 'deleted', '', '']]);
  });

  it('is unknown of a solution that the release lacks, except for entries in settings files', async () => {
    const now = [kept, solution('Extra', [])];
    const upgrade = await plan({ now, base: [refs], settings: ['fab_gone'] });
    assert.deepEqual(removed(upgrade), [
      ['fab_gone', null, 'deleted', '', ''],
      ['fab_old', 'FabRefs', 'deleted', '', ''],
    ]);
  });
});

describe('The version of an upgrade', () => {
  const failures = async (version: string, before: string, more: Partial<Workspace> = {}): Promise<unknown[]> => {
    const now = [solution('A', [], { version })];
    return [...(await plan({ now, base: [installed('A', [], { version: before })], ...more })).failures];
  };

  it('must be higher than that of the earlier release', async () => {
    const failure = (version: string, installedVersion: string): unknown[] => [
      { kind: 'versionNotHigher', solution: 'A', version, installedVersion },
    ];
    assert.deepEqual(await failures('1.0.0.0', '1.0'), failure('1.0.0.0', '1.0'));
    assert.deepEqual(await failures('1.9', '1.10'), failure('1.9', '1.10'));
    assert.deepEqual(await failures('1.10', '1.9'), []);
    assert.deepEqual(await failures('1.0', '1.0', { mode: 'update' }), []);
  });

  it('lets neither the solution nor what needs its new components be imported', async () => {
    const now = [
      solution('A', ['cts_a', 'cts_new'], { version: '1.0' }),
      solution('B', [], { flows: [using('cts_new')] }),
      solution('C', [], { flows: [using('cts_a', '02')] }),
    ];
    const upgrade = await plan({ now, base: [installed('A', ['cts_a'])] });
    assert.deepEqual([upgrade.verdict, imports(upgrade)], ['fails', ['C']]);
  });
});
