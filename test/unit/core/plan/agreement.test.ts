import assert from 'node:assert/strict';
import { sourceAgreement, sourceRules, targetAgreement } from '../../../support/agreement';
import { MemoryFileTree } from '../../../support/memoryFileTree';
import { Random } from '../../../support/random';
import { randomFiles } from '../../../support/randomSolution';
import { lawSeeds } from '../../../support/seeds';
import { openWorkspace } from '../../../support/workspace';

/** Enough workspaces to have every kind of reason, also in the short form of the tests. */
const seeds = new Set([...Array.from({ length: 80 }, (_, at) => at + 1), ...lawSeeds()]);

describe('check and plan', () => {
  it('say the same of settings files in generated workspaces', async function () {
    this.timeout(120_000);
    const agreed = new Map<string, number>();
    for (const seed of seeds) {
      const { engine } = await openWorkspace(randomWorkspace(new Random(seed)));
      const agreement = targetAgreement(engine);
      assert.deepEqual(agreement.differences, [], `seed ${seed}`);
      agreement.agreed.forEach((count, rule) => agreed.set(rule, (agreed.get(rule) ?? 0) + count));
    }
    const rules = [
      'unmapped',
      'value',
      'settings-malformed-connection-id',
      'settings-connector-mismatch',
      'settings-duplicate-entry',
    ];
    assert.deepEqual(
      rules.filter((rule) => !agreed.has(rule)),
      [],
    );
  });

  it('say the same of generated workspaces', async function () {
    this.timeout(120_000);
    const agreed = new Map<string, number>();
    for (const seed of seeds) {
      const { engine } = await openWorkspace(randomWorkspace(new Random(seed)));
      const agreement = sourceAgreement(engine);
      assert.deepEqual(agreement.differences, [], `seed ${seed}`);
      agreement.agreed.forEach((count, rule) => agreed.set(rule, (agreed.get(rule) ?? 0) + count));
    }
    const rules = [...sourceRules].filter((rule) => rule !== 'missing-component');
    assert.deepEqual(
      rules.filter((rule) => !agreed.has(rule)),
      [],
    );
  });
});

/** Solutions at random in two folders of a repository. */
function randomWorkspace(random: Random): MemoryFileTree {
  const tree = new MemoryFileTree();
  for (const root of ['repo/A', 'repo/B']) {
    const files = randomFiles(random).filter(() => !random.oneIn(5));
    files.forEach(({ path, text }) => {
      tree.write(`${root}/${path}`, new TextEncoder().encode(text()));
    });
  }
  return tree;
}
