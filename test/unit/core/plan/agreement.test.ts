import assert from 'node:assert/strict';
import type { Engine } from '../../../../src/core/engine/engine';
import {
  type Agreement,
  partsAgreement,
  sourceAgreement,
  sourceRules,
  targetAgreement,
} from '../../../support/agreement';
import { Random } from '../../../support/random';
import { randomWorkspace } from '../../../support/randomWorkspace';
import { lawSeeds, patienceForSeeds } from '../../../support/seeds';
import { openWorkspace } from '../../../support/workspace';

/** Enough workspaces to have every kind of reason, also in the short form of the tests. */
const seeds = new Set([...Array.from({ length: 80 }, (_, at) => at + 1), ...lawSeeds()]);

describe('check and plan', () => {
  it('say the same of settings files in generated workspaces', async function () {
    this.timeout(patienceForSeeds());
    await assertAgreement(targetAgreement, [
      'unmapped',
      'value',
      'settings-malformed-connection-id',
      'settings-connector-mismatch',
      'settings-duplicate-entry',
    ]);
  });

  it('say the same of generated workspaces', async function () {
    this.timeout(patienceForSeeds());
    const rules = [...sourceRules].filter((rule) => rule !== 'missing-component');
    await assertAgreement(sourceAgreement, [...rules, 'unread-user']);
  });

  it('say the same of a part of the generated solutions', async function () {
    this.timeout(patienceForSeeds());
    await assertAgreement(partsAgreement, ['child-flow-invoker', 'connector-mismatch', 'missing-connector']);
  });
});

/** @param rules The rules about each of which both must say something in at least one workspace. */
async function assertAgreement(compare: (engine: Engine) => Agreement, rules: readonly string[]): Promise<void> {
  const agreed = new Set<string>();
  for (const seed of seeds) {
    const { engine } = await openWorkspace(randomWorkspace(new Random(seed)));
    const agreement = compare(engine);
    assert.deepEqual(agreement.differences, [], `seed ${seed}`);
    [...agreement.agreed.keys()].forEach((rule) => agreed.add(rule));
  }
  assert.deepEqual(
    rules.filter((rule) => !agreed.has(rule)),
    [],
  );
}
