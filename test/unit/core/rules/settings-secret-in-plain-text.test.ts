import assert from 'node:assert/strict';
import { settingsVerdicts, settingsWorkspace, variableFiles } from '../../../support/settingsSource';

const vault =
  '/subscriptions/5d3c1f0e-2b7a-4c11-9e60-0a1b2c3d4e5f/resourceGroups/contoso/providers/Microsoft.KeyVault/vaults/contoso/secrets/mail';

function of(value: unknown, type: 'text' | 'secret' = 'secret', config: object = {}): Promise<string[]> {
  const files = {
    'test.json': { variables: { CTS_key: { Value: value } } },
    '.connref.json': { config },
  };
  const solution = { files: variableFiles('cts_key', type) };
  return settingsVerdicts('settings-secret-in-plain-text', settingsWorkspace([solution], files));
}

const warning = ['warning test.json CTS_key'];

describe('settings-secret-in-plain-text', () => {
  it('is a warning for a value of a secret', async () => {
    assert.deepEqual(await of('not so secret'), warning);
    assert.deepEqual(await of('https://contoso.vault.azure.net/secrets/mail'), warning);
    assert.deepEqual(await of(`see ${vault}`), warning);
    assert.deepEqual(await of(`${vault}/0123456789abcdef0123456789abcdef/and/more`), warning);
  });

  it('is silent for a reference to Azure Key Vault', async () => {
    assert.deepEqual(await of(vault), []);
    assert.deepEqual(await of(vault.toLowerCase()), []);
    assert.deepEqual(await of(`${vault}/0123456789abcdef0123456789abcdef`), []);
  });

  it('is silent for tokens', async () => {
    assert.deepEqual(await of('#{key}#'), []);
    assert.deepEqual(await of(vault.replace('contoso/secrets', '$(Vault)/secrets')), []);
    assert.deepEqual(await of('<<key>>', 'secret', { tokens: ['<<*>>'] }), []);
    assert.deepEqual(await of('<<key>>'), warning);
  });

  it('is silent without a value', async () => {
    assert.deepEqual(await of(''), []);
    assert.deepEqual(await of(undefined), []);
  });

  it('is silent for other variables and unknown ones', async () => {
    assert.deepEqual(await of('not so secret', 'text'), []);
    const files = { 'test.json': { variables: { cts_key: 'x' } } };
    assert.deepEqual(await settingsVerdicts('settings-secret-in-plain-text', settingsWorkspace([{}], files)), []);
  });
});
