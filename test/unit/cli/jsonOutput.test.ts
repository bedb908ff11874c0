import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { formatJson } from '../../../src/cli/formats/jsonFormat';
import { formatCopyJson, formatPlanJson } from '../../../src/cli/formats/planJson';
import { reportCheck } from '../../../src/cli/checkReport';
import { computeCopyPlan } from '../../../src/core/plan/computeCopyPlan';
import { computeImportPlan } from '../../../src/core/plan/computeImportPlan';
import { environmentsOrNew, newEnvironment } from '../../../src/core/plan/newEnvironment';
import { newEngine } from '../../support/newEngine';
import { NodeFileTree } from '../../../src/platform/nodeFileTree';
import { MemoryFileTree } from '../../support/memoryFileTree';
import { OutputContract } from '../../support/outputContract';
import { flowPath, raw, solutionFiles } from '../../support/solutionSource';
import { openWorkspace } from '../../support/workspace';
import { copiedFiles } from '../core/plan/copiedWorkspace';
import { planOutputCases } from './planOutputCases';

describe('The JSON output of connref plan', () => {
  it('is as its schema says, and has everything that the schema allows', async () => {
    const contract = new OutputContract('schemas/planOutput.schema.json');
    for (const [files, mode, release = []] of planOutputCases) {
      const { index } = (await openWorkspace(files)).engine;
      const base = (await openWorkspace(release)).engine.index.solutions();
      const plans = index.environments().map((environment) => computeImportPlan(environment, index, mode, base));
      contract.validate(formatPlanJson(plans.map((plan) => ({ folder: '.', plan }))));
    }
    for (const files of [copiedFiles(), solutionFiles({ managed: 2 })]) {
      const { index } = (await openWorkspace(files)).engine;
      const copies = environmentsOrNew(index).map((environment) => computeCopyPlan(environment, index));
      contract.validate(formatCopyJson(copies.map((plan) => ({ folder: '.', plan }))));
    }
    assert.deepEqual(contract.unseen(), []);
  });
});

it('JSON of version 1 says of a file without a definition that it may not be readable', async () => {
  const files = solutionFiles({ managed: 2, flows: [{ name: 'Send', text: '{}' }] });
  const { index } = (await openWorkspace(files)).engine;
  const plan = computeImportPlan(newEnvironment('repo', index.solutions()), index);
  const json = JSON.parse(formatPlanJson([{ folder: '.', plan }])) as { plans: Record<string, unknown>[] };
  const path = `Contoso/${flowPath('', { name: 'Send' }).slice(1)}`;
  assert.deepEqual(json.plans[0]?.failures, [
    { kind: 'unreadable', solution: 'Contoso', path, certainty: 'expected', target: 'any' },
  ]);
});

it('JSON says that what an unmanaged import makes of a raw connection does not hold for any target', async () => {
  const { index } = (
    await openWorkspace(solutionFiles({ managed: 2, flows: [{ name: 'Send', entries: { a: raw() } }] }))
  ).engine;
  for (const [managed, verdict, facts] of [
    [true, 'off', { isReplaced: false, certainty: 'expected', target: 'any' }],
    [false, 'unknown', { isReplaced: true, certainty: 'known', target: 'this' }],
  ] as const) {
    const plan = computeImportPlan({ ...newEnvironment('repo', index.solutions()), managed }, index);
    const json = JSON.parse(formatPlanJson([{ folder: '.', plan }])) as {
      plans: { flows: { verdict: string; reasons: unknown[] }[] }[];
    };
    const reason = {
      kind: 'raw',
      key: 'a',
      connector: 'shared_office365',
      connectorName: 'Office 365 Outlook',
      ...facts,
    };
    assert.deepEqual(
      json.plans[0]?.flows.map((flow) => [flow.verdict, flow.reasons]),
      [[verdict, [reason]]],
    );
  }
});

describe('The JSON output of connref check', () => {
  it('is as its schema says, and has everything that the schema allows', async () => {
    const contract = new OutputContract('schemas/checkOutput.schema.json');
    const hints = new MemoryFileTree([
      ...solutionFiles({ flows: [{ name: 'Send', entries: { a: raw() } }] }),
      ['repo/.connref.json', '{ "rules": { "raw-connection": "hint" } }'],
    ]);
    const trees = [...['sample', 'test/fixtures'].map((folder) => new NodeFileTree(() => resolve(folder))), hints];
    for (const files of trees) {
      const engine = newEngine({ files });
      engine.setFolder('repo');
      await engine.settle();
      contract.validate(formatJson(await reportCheck(engine, (path) => path)));
    }
    assert.deepEqual(contract.unseen(), []);
  });
});
