import assert from 'node:assert/strict';
import { sourceAgreement } from '../../support/agreement';
import { corpusAbsence, corpusRepositories, readCorpus } from '../../support/corpus';
import { skip } from '../../support/skip';
import { openWorkspace } from '../../support/workspace';

describe('check and plan, on the corpus', () => {
  before(function () {
    if (corpusAbsence !== undefined) {
      skip(this, corpusAbsence);
    }
  });

  it('say the same of every repository', async function () {
    this.timeout(120_000);
    const differences: string[] = [];
    let agreed = 0;
    for (const repository of corpusRepositories()) {
      const { engine } = await openWorkspace(readCorpus(repository));
      const agreement = sourceAgreement(engine);
      differences.push(...agreement.differences.map((difference) => `${repository}: ${difference}`));
      agreed += [...agreement.agreed.values()].reduce((sum, count) => sum + count, 0);
    }
    assert.deepEqual(differences, []);
    assert.ok(agreed >= 20, `${agreed} reasons are findings`);
  });
});
