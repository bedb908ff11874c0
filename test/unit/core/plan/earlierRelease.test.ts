import assert from 'node:assert/strict';
import { computeImportPlan } from '../../../../src/core/plan/computeImportPlan';
import type { ImportPlan } from '../../../../src/core/plan/importPlan';
import { settingsText, variableFiles } from '../../../support/settingsSource';
import { bound, solutionFiles, type SolutionSource } from '../../../support/solutionSource';
import { openWorkspace } from '../../../support/workspace';

const id = (end: string): string => `0f000000-0000-4000-8000-0000000000${end}`;
const api = 'shared_cts-5fweather-5f0123456789abcdef';
const mail = { name: 'Mail', id: id('01'), entries: { a: bound('cts_mail') } };
const chat = { name: 'Chat', id: id('02'), entries: { a: bound('cts_chat') } };
const off = { name: 'Off', id: id('03'), state: 'off' as const };
const earlier: SolutionSource = { managed: 2, references: [{ name: 'cts_mail' }], flows: [mail] };
const now: SolutionSource = {
  ...earlier,
  references: [{ name: 'cts_mail' }, { name: 'cts_chat' }, { name: 'cts_rain', api, custom: id('c1') }],
  connectors: [{ name: 'cts_5Fweather', id: id('c1') }],
  flows: [mail, chat, off, { name: 'Read', id: id('04'), variables: ['cts_url'] }],
  files: variableFiles('cts_url'),
};

async function update(
  source: SolutionSource,
  base: readonly SolutionSource[],
  mode = 'update',
  others: readonly SolutionSource[] = [],
): Promise<ImportPlan> {
  const solutions = ['Contoso', ...others.map(({ uniqueName }) => uniqueName)];
  const { engine } = await openWorkspace([
    ...[source, ...others].flatMap(solutionFiles),
    [
      'repo/.connref.json',
      JSON.stringify({ environments: { Test: { solutions, settings: ['test.json'], import: mode } } }),
    ],
    ['repo/test.json', settingsText({ references: {} })],
  ]);
  const release = (await openWorkspace(base.flatMap(solutionFiles))).engine.index.solutions();
  return computeImportPlan(engine.index.environments()[0]!, engine.index, undefined, release);
}

function flows({ flows: all }: ImportPlan): string[] {
  return all.map(({ flow, verdict, reasons }) => [flow, verdict, ...reasons.map(({ kind }) => kind)].join(' '));
}

describe('The earlier release of a solution', () => {
  it('shows what is new, which is judged as in a first import', async () => {
    const plan = await update(now, [earlier]);
    assert.deepEqual(flows(plan), [
      'Chat off unmapped',
      'Mail on keepsConnection',
      'Off off offInSource',
      'Read off variableWithoutValue',
    ]);
    assert.deepEqual(plan.withoutBase, []);
    assert.deepEqual(
      plan.connectorPasses.map(({ connector }) => connector),
      ['cts_5Fweather'],
    );
    assert.deepEqual(
      plan.commands.flatMap((each) => (each.kind === 'addConnection' ? each.references : [])),
      ['cts_chat'],
    );
  });

  it('leaves what it has as it is', async () => {
    const plan = await update(now, [now], 'upgrade');
    assert.deepEqual(flows(plan), [
      'Chat on keepsConnection',
      'Mail on keepsConnection',
      'Off unknown keepsState',
      'Read on',
    ]);
    assert.deepEqual(plan.connectorPasses, []);
  });

  it('counts also where another planned solution had the component', async () => {
    const base = { root: 'repo/Base', uniqueName: 'Base', references: [{ name: 'cts_chat' }] };
    const firstOf = (plan: ImportPlan): string | undefined => flows(plan)[0];
    assert.equal(firstOf(await update(now, [earlier, base], 'update', [base])), 'Chat on keepsConnection');
    // The environment may lack a solution that is not planned.
    assert.equal(firstOf(await update(now, [earlier, base])), 'Chat off unmapped');
  });

  it('shows nothing of a solution that it does not contain', async () => {
    for (const base of [[], [{ root: 'repo/Base', uniqueName: 'Base' }]]) {
      const plan = await update(now, base);
      assert.deepEqual(flows(plan), [
        'Chat on keepsConnection',
        'Mail on keepsConnection',
        'Off unknown keepsState',
        'Read on',
      ]);
      assert.deepEqual([plan.withoutBase, plan.connectorPasses], [['Contoso'], []]);
    }
  });

  it('does not matter in a first import', async () => {
    const plan = await update(now, [now], 'first');
    assert.equal(flows(plan)[0], 'Chat off unmapped');
    assert.deepEqual(plan.withoutBase, []);
  });
});
