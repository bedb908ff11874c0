import assert from 'node:assert/strict';
import { componentReaders } from '../../src/core/readers/components/allComponents';
import { allTargets } from './allTargets';
import { runTarget } from './runTarget';
import { fuzzedKinds } from './targets/components';

const seed = Number(process.env.CONNREF_SEED ?? 1);

describe('Fuzzing', () => {
  for (const target of allTargets) {
    it(`finds no input that breaks a law: ${target.name}`, async () => {
      const { failures, outcomes, count } = await runTarget(target, { count: target.fewInputs, seed });
      for (const { message, input, ...address } of failures) {
        const again = `npm run fuzz -- --target ${target.name} --seed ${address.seed} --path ${address.path}`;
        assert.fail(`${message}\ninput: ${input}\nagain: ${again}`);
      }
      assert.ok(count - outcomes.taken >= count * 0.3, `few inputs are refused or fixed: ${JSON.stringify(outcomes)}`);
    });
  }

  it('reads every kind of component', () => {
    assert.deepEqual(
      [...fuzzedKinds, 'flowDefinition', 'deploymentSettings'].sort(),
      Object.keys(componentReaders).sort(),
    );
  });
});
