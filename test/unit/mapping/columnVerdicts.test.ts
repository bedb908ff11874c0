import assert from 'node:assert/strict';
import * as v from 'valibot';
import { columnVerdict } from '../../../src/mapping/columnVerdict';
import { ColumnVerdicts } from '../../../src/mapping/columnVerdicts';
import { planView } from '../../../src/mapping/plans';
import { planView as planSchema } from '../../../src/protocol/planView';
import { Scheduler } from '../../../src/editor/host/scheduler';
import { contosoFiles } from '../core/plan/contoso';
import { bound, solutionFiles } from '../../support/solutionSource';
import { openWorkspace } from '../../support/workspace';

describe('ColumnVerdicts', () => {
  it('plans each environment once, until the workspace changes', async () => {
    const { index } = (await openWorkspace(contosoFiles())).engine;
    const [environment] = index.environments();
    const verdicts = new ColumnVerdicts();
    assert.equal(await verdicts.prepare(index, true, new Scheduler()), true);
    const first = verdicts.get(environment!, index);
    await verdicts.prepare(index, true, new Scheduler());
    assert.equal(verdicts.get(environment!, index), first);
    verdicts.forget();
    assert.notEqual(verdicts.get(environment!, index), first);
  });

  it('gives up where the workspace changes meanwhile', async () => {
    const { index } = (await openWorkspace(contosoFiles())).engine;
    const verdicts = new ColumnVerdicts();
    const done = verdicts.prepare(index, true, new Scheduler());
    verdicts.forget();
    assert.equal(await done, false);
  });

  it('names what a verdict takes to be there', async () => {
    const reference = { name: 'cts_mail' };
    const flow = { name: 'Send', entries: { mail: bound('cts_mail') } };
    const { index } = (
      await openWorkspace([
        ...solutionFiles({ root: 'repo/Base', uniqueName: 'Base', references: [reference] }),
        ...solutionFiles({ root: 'repo/User', uniqueName: 'User', flows: [flow] }),
        ['repo/.connref.json', JSON.stringify({ environments: { Test: { solutions: ['User'] } } })],
      ])
    ).engine;
    const [environment] = index.environments();
    const { verdict, assumedPresent } = columnVerdict(environment!, index, true);
    assert.deepEqual([verdict, assumedPresent], ['fine', ['Base']]);
    const plan = planView(environment!, index, 'first');
    assert.deepEqual(v.parse(planSchema, plan), plan, 'the page can read it');
    assert.ok(plan.isConditional);
    assert.match(plan.headline, / works if Base is already there, /);
  });
});
