import assert from 'node:assert/strict';
import { incompleteSolution } from '../../../../src/core/rules/incomplete-solution';
import { solutionFiles } from '../../../support/solutionSource';
import { findingsOf } from '../../../support/workspace';

const files = solutionFiles({ root: 'repo/Contoso', references: [{ name: 'cts_mail' }] });
const without = (name: string): [string, string][] => files.filter(([file]) => !file.endsWith(name));

describe('incomplete-solution', () => {
  it('reports what is missing at what is there', async () => {
    for (const [missing, present] of [
      ['Customizations.xml', 'Solution.xml'],
      ['Solution.xml', 'Customizations.xml'],
    ] as const) {
      const [finding, ...others] = await findingsOf('incomplete-solution', without(missing));
      assert.deepEqual(
        [finding?.file, finding?.severity, finding?.message, others],
        [
          `repo/Contoso/Other/${present}`,
          'error',
          incompleteSolution.messages.missingFile({ missing, present }).text,
          [],
        ],
      );
    }
  });

  it('is silent for both, for none, and for an export that lacks one', async () => {
    assert.deepEqual(await findingsOf('incomplete-solution', files), []);
    assert.deepEqual(await findingsOf('incomplete-solution', [['repo/Contoso/Workflows/a.json', '{}']]), []);
    assert.deepEqual(await findingsOf('incomplete-solution', [['repo/Contoso/solution.xml', '']]), []);
  });
});
