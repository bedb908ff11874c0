import assert from 'node:assert/strict';
import { ColumnVerdicts } from '../../../../src/editor/features/mappingPage/columnVerdicts';
import { Pace } from '../../../../src/editor/host/pace';
import { contosoFiles } from '../../core/deployment/plan/contoso';
import { openWorkspace } from '../../../support/workspace';

describe('ColumnVerdicts', () => {
  it('plans each environment once, until the workspace changes', async () => {
    const { index } = (await openWorkspace(contosoFiles())).engine;
    const [environment] = index.environments();
    const verdicts = new ColumnVerdicts();
    assert.equal(await verdicts.prepare(index, true, new Pace()), true);
    const first = verdicts.of(environment!, index);
    await verdicts.prepare(index, true, new Pace());
    assert.equal(verdicts.of(environment!, index), first);
    verdicts.forget();
    assert.notEqual(verdicts.of(environment!, index), first);
  });

  it('gives up where the workspace changes meanwhile', async () => {
    const { index } = (await openWorkspace(contosoFiles())).engine;
    const verdicts = new ColumnVerdicts();
    const done = verdicts.prepare(index, true, new Pace());
    verdicts.forget();
    assert.equal(await done, false);
  });
});
