import assert from 'node:assert/strict';
import { ChangingWorkspace } from '../../../support/changingWorkspace';
import { Random } from '../../../support/random';
import { differences } from '../../../support/differences';
import { plainSolution, snapshot, snapshotOf } from '../../../support/engineSnapshot';
import { lawSeeds } from '../../../support/seeds';
import { readWorkspace } from '../../../support/simpleReader/simpleReader';

const operationsOfSeed = 250;
/** `CONNREF_SEED=7 npm test -- --only unit --grep stress` repeats one seed, or tries another. The long form of the tests uses more seeds. */
const seeds =
  process.env.CONNREF_SEED?.split(',').map(Number) ?? [1, 2, 3, 4, 5, 6, 7, 8].slice(0, lawSeeds().length / 6);

describe('Under stress, an engine', () => {
  for (const seed of seeds) {
    it(`says after each operation what a plain reader says, seed ${seed}`, async function () {
      this.timeout(600_000);
      const random = new Random(seed);
      const workspace = new ChangingWorkspace(random);
      await workspace.settle();
      let withFindings = 0;
      for (let operation = 0; operation < operationsOfSeed; operation++) {
        workspace.change();
        withFindings += (await settledAndCompared(workspace, random.below(3))) > 0 ? 1 : 0;
      }
      assert.ok(withFindings > operationsOfSeed / 4, `${withFindings} operations left findings`);
    });
  }

  for (const seed of seeds.slice(0, 3)) {
    it(`follows branches of many files, seed ${seed}`, async function () {
      this.timeout(600_000);
      const workspace = new ChangingWorkspace(new Random(seed), 100);
      await workspace.settle();
      for (let operation = 0; operation < 3; operation++) {
        workspace.switchBranch();
        assert.ok((await settledAndCompared(workspace, 0)) > 100);
      }
    });
  }
});

/** @returns How many findings there are. */
async function settledAndCompared(workspace: ChangingWorkspace, meanwhile: number): Promise<number> {
  const described = (): string =>
    `after ${workspace.log.length} operations, the last ${workspace.log.slice(-10).join('; ')}`;
  await workspace.settle(meanwhile).catch((error: unknown) => {
    throw new Error(described(), { cause: error });
  });
  const reading = await readWorkspace(workspace.state());
  assertSame(await snapshot(workspace.engine), snapshotOf(reading), described);
  // The follower looks only at files and solutions that the engine reported as changed, as an editor does.
  assertSame(workspace.follower.findings(), reading.findings, described);
  assertSame(workspace.follower.solutions(), reading.solutions.map(plainSolution), described);
  return reading.findings.length;
}

function assertSame(actual: unknown, expected: unknown, described: () => string): void {
  // A list of all differences is slow, so it is computed only if there is one.
  if (JSON.stringify(actual) !== JSON.stringify(expected)) {
    assert.deepEqual(differences(actual, expected), [], described());
  }
}
