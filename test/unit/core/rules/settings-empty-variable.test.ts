import assert from 'node:assert/strict';
import { connection, settingsVerdicts, settingsWorkspace, variableFiles } from '../../../support/settingsSource';

const solution = { references: [{ name: 'cts_mail' }], files: variableFiles('cts_url') };
const references = { cts_mail: connection };
const error = ['error test.json cts_url'];

function of(files: Parameters<typeof settingsWorkspace>[1]): Promise<string[]> {
  return settingsVerdicts('settings-empty-variable', settingsWorkspace([solution], files));
}

describe('settings-empty-variable', () => {
  it('is an error for an empty value, in an update too', async () => {
    const files = { 'test.json': { references, variables: { cts_url: '' } } };
    assert.deepEqual(await of(files), error);
    const config = { environments: { Test: { settings: ['test.json'], import: 'update' } } };
    assert.deepEqual(await of({ ...files, '.connref.json': { config } }), error);
  });

  it('is silent for values, tokens, and no value at all', async () => {
    for (const value of ['x', ' ', '#{url}#', {}, { Value: null }]) {
      assert.deepEqual(await of({ 'test.json': { references, variables: { cts_url: value } } }), []);
    }
  });

  it('is silent in templates', async () => {
    assert.deepEqual(await of({ 'base.json': { references, variables: { cts_url: '' } } }), []);
    const empty = { references: { cts_mail: '' }, variables: { cts_url: '' } };
    assert.deepEqual(await of({ 'test.json': empty }), []);
    const config = { environments: { Test: { settings: ['test.json'] } } };
    assert.deepEqual(await of({ 'test.json': empty, '.connref.json': { config } }), error);
  });

  it('looks at all files of the environment', async () => {
    const config = { environments: { Test: { settings: ['base.json', 'test.json'] } } };
    const overlay = (base: string, test: string): Promise<string[]> =>
      of({
        'base.json': { references, variables: { CTS_url: base } },
        'test.json': { variables: { cts_url: test } },
        '.connref.json': { config },
      });
    assert.deepEqual(await overlay('', 'x'), []);
    assert.deepEqual(await overlay('x', ''), []);
    assert.deepEqual(await overlay('', ''), ['error base.json CTS_url', ...error]);
    const unreadable = {
      'base.json': { references, variables: { cts_url: '' } },
      'test.json': '{ "ConnectionReferences": [{ "LogicalName": "c" ',
      '.connref.json': { config },
    };
    assert.deepEqual(await of(unreadable), []);
  });

  it('does not look at files for other solutions', async () => {
    const other = { root: 'repo/Other', uniqueName: 'Other', files: variableFiles('cts_url') };
    const files = settingsWorkspace([solution, other], {
      'Contoso/test.json': { references, variables: { cts_url: '' } },
      'Other/test.json': { variables: { cts_url: 'x' } },
    });
    assert.deepEqual(await settingsVerdicts('settings-empty-variable', files), ['error Contoso/test.json cts_url']);
  });

  it('is ignored for one variable', async () => {
    const config = {
      ignore: [{ rule: 'settings-empty-variable', path: '**', reference: 'CTS_URL', reason: 'Filled later.' }],
    };
    const files = { 'test.json': { references, variables: { cts_url: '' } } };
    assert.deepEqual(await of({ ...files, '.connref.json': { config } }), []);
  });
});
