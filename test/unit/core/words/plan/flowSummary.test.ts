import assert from 'node:assert/strict';
import type { FlowPlan, FlowReason } from '../../../../../src/core/plan/flowPlan';
import type { ImportPlan } from '../../../../../src/core/plan/importPlan';
import { flowSummary } from '../../../../../src/core/words/plan/flowSummary';
import { flowOf, planWith } from './planWith';

const unmapped: FlowReason = { kind: 'unmapped', reference: 'cts_mail', entry: 'empty' };
const withoutValue: FlowReason = { kind: 'variableWithoutValue', variable: 'cts_url' };
const calls: FlowReason = { kind: 'childOff', flow: 'Child' };
const undeclared: FlowReason = { kind: 'undeclaredKey', key: 'mail' };

function off(...reasons: FlowReason[]): FlowPlan {
  return flowOf('Send', 'off', { reasons, onInSource: !reasons.some(({ kind }) => kind === 'offInSource') });
}

function summary(flows: readonly FlowPlan[], more: Partial<ImportPlan> = {}): string {
  return flowSummary(planWith({ flows, ...more }));
}

describe('flowSummary', () => {
  const on = flowOf('Send', 'on');
  const meant = off({ kind: 'offInSource' }, unmapped);

  it('counts each flow once, in the group that says what to do for it', () => {
    assert.equal(
      summary([
        on,
        meant,
        meant,
        off(unmapped),
        off(unmapped, withoutValue, calls),
        off(withoutValue),
        off(calls),
        off(undeclared, unmapped),
        flowOf('Send', 'unknown', { reasons: [{ kind: 'runOnlyUser', reference: 'cts_mail' }] }),
      ]),
      '1 of 9 flows will be turned on; 2 stay turned off, as in the source files; 2 need a connection; 1 needs the value of an environment variable; 1 calls a flow that stays turned off; 1 must be fixed; 1 may stay turned off.',
    );
  });

  it('says it of all, or of the only one', () => {
    assert.equal(summary([on]), 'The flow will be turned on.');
    assert.equal(summary([on, on]), 'Both flows will be turned on.');
    assert.equal(summary([meant]), 'The flow stays turned off, as in the source files.');
    assert.equal(summary([]), '');
  });

  it('promises nothing that depends on the environment or on errors', () => {
    const kept = flowOf('Send', 'unknown', { onInSource: false, reasons: [{ kind: 'keepsState' }] });
    const update = { importMode: 'update', withoutBase: ['Contoso'] } as const;
    assert.equal(
      summary([on, kept], update),
      '1 of 2 flows is expected to be turned on; 1 stays as it is in Test, or turned off if it is new.',
    );
    assert.equal(summary([kept, kept], update), 'Both flows stay as they are in Test, or turned off if they are new.');
    assert.equal(
      summary([on, on, kept], { importMode: 'update' }),
      '2 of 3 flows are expected to be turned on; 1 stays as it is in Test.',
    );
    for (const verdict of ['fails', 'uncertain'] as const) {
      assert.equal(summary([on], { verdict }), 'Once the import works, the flow will be turned on.');
    }
  });
});
