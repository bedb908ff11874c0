import assert from 'node:assert/strict';
import { type ReferenceSource, solutionFiles } from '../../../support/solutionSource';
import { findingsOf } from '../../../support/workspace';

async function of(...references: ReferenceSource[]): Promise<string[]> {
  const found = await findingsOf('duplicate-display-name', solutionFiles({ references }));
  return found.map(({ severity, data }) => `${severity} ${data.reference ?? ''} ${data.other ?? ''}`);
}

describe('duplicate-display-name', () => {
  it('is a warning for each reference after the first of a name', async () => {
    assert.deepEqual(
      await of(
        { name: 'cts_a', displayName: 'Mail' },
        { name: 'cts_b', displayName: 'mail ' },
        { name: 'cts_c', displayName: 'Mail', api: 'shared_teams' },
      ),
      ['warning cts_b cts_a', 'warning cts_c cts_a'],
    );
  });

  it('is silent where names differ, in two solutions, and where one reference stands twice', async () => {
    assert.deepEqual(await of({ name: 'cts_a', displayName: 'Mail' }, { name: 'cts_b', displayName: 'Mails' }), []);
    assert.deepEqual(await of({ name: 'cts_a', displayName: 'Mail' }, { name: 'CTS_a', displayName: 'Mail' }), []);
    const files = ['A', 'B'].flatMap((name) =>
      solutionFiles({ root: `repo/${name}`, uniqueName: name, references: [{ name, displayName: 'Mail' }] }),
    );
    assert.deepEqual(await findingsOf('duplicate-display-name', files), []);
  });
});
