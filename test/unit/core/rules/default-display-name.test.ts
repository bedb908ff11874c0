import assert from 'node:assert/strict';
import { solutionFiles } from '../../../support/solutionSource';
import { findingsOf } from '../../../support/workspace';

async function of(displayName: string, name = 'cts_sharedoffice365_0a1b2'): Promise<string[]> {
  const found = await findingsOf('default-display-name', solutionFiles({ references: [{ name, displayName }] }));
  return found.map(({ severity }) => severity);
}

describe('default-display-name', () => {
  it('is a hint for the name that the designer makes up', async () => {
    assert.deepEqual(await of('Office 365 Outlook Contoso-0a1b2'), ['hint']);
    assert.deepEqual(await of('Office 365 Outlook Renamed_since-0A1B2'), ['hint']);
    assert.deepEqual(await of('Office 365 Outlook Contoso-0a1b2', 'cts_sharedoffice365_0A1B2'), ['hint']);
  });

  it('is silent for any other name', async () => {
    for (const name of [
      'Office 365 Outlook',
      'Approvals by mail',
      'Office 365 Outlook Contoso-0a1b3',
      'Contoso-0a1b2',
      'Office 365 Outlook - 0a1b2',
      'Office 365 Outlook Contoso-0a1b2 (mine)',
    ]) {
      assert.deepEqual(await of(name), [], name);
    }
    assert.deepEqual(await of('Office 365 Outlook Contoso-0a1b2', 'cts_mail'), []);
    assert.deepEqual(await of('Office 365 Outlook Contoso-0a1b2', 'cts_0a1b2_mail'), []);
  });
});
