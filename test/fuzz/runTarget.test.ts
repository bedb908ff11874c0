import assert from 'node:assert/strict';
import { nat } from 'fast-check';
import { fuzzTarget } from './fuzzTarget';
import { type FuzzOptions, runTarget } from './runTarget';

/** Tries numbers, and returns which ones were tried, too. */
async function run({ fromBad = 990_000, ...options }: FuzzOptions & { readonly fromBad?: number }) {
  const inputs: number[] = [];
  const target = fuzzTarget({ name: 'numbers', fewInputs: 1, manyInputs: 1 }, nat(1_000_000), (number) => {
    inputs.push(number);
    assert.ok(number < fromBad, 'too large');
    return number % 2 === 0 ? 'taken' : 'refused';
  });
  return { ...(await runTarget(target, options)), inputs };
}

describe('The runner of fuzzing', () => {
  it('reports the smallest input that fails, and how to try it again', async () => {
    const { failures } = await run({ count: 5000, seed: 1 });
    const [failure] = failures;
    assert.ok(failure);
    assert.equal(failure.input, '990000');
    assert.match(failure.message, /too large/);
    const again = await run({ count: 5000, seed: failure.seed, path: failure.path });
    assert.equal(again.inputs[0], 990_000);
    assert.deepEqual(again.failures, [failure]);
  });

  it('goes on with the next seed after a failure, and leaves the target after the last allowed one', async () => {
    const { failures } = await run({ count: 5000, seed: 1 });
    assert.equal(new Set(failures.map(({ seed }) => seed)).size, failures.length);
    assert.ok(failures.length > 1);
    assert.equal((await run({ count: 5000, seed: 1, mostFailures: 1 })).failures.length, 1);
  });

  it('tries the same inputs with the same seed, and others with another one', async () => {
    const first = await run({ count: 50, seed: 1 });
    assert.deepEqual((await run({ count: 50, seed: 1 })).inputs, first.inputs);
    assert.notDeepEqual((await run({ count: 50, seed: 2 })).inputs, first.inputs);
  });

  it('counts what became of the inputs', async () => {
    const { count, outcomes, inputs: tried } = await run({ count: 50, seed: 1, fromBad: Infinity });
    assert.equal(count, 50);
    assert.deepEqual(outcomes, {
      taken: tried.filter((each) => each % 2 === 0).length,
      refused: tried.filter((each) => each % 2 === 1).length,
      fixed: 0,
    });
  });

  it('says how to try the slowest input again', async () => {
    // After a failure the next seed would begin, and any of the seeds can have the slowest input.
    const { slowest, inputs: tried } = await run({ count: 50, seed: 1, fromBad: Infinity });
    const again = await run({ count: 1, ...slowest });
    assert.deepEqual(again.inputs, [tried[Number(slowest.path)]]);
  });

  it('takes an input for a failure that needs more time than allowed', async () => {
    const [failure] = (await run({ count: 1, seed: 1, limit: -1 })).failures;
    assert.match(failure?.message ?? '', /It takes more than -1 ms/);
  });
});
