import assert from 'node:assert/strict';
import {
  connection,
  type SettingsSource,
  settingsVerdicts,
  settingsWorkspace,
  variableFiles,
} from '../../../support/settingsSource';
import type { SolutionSource } from '../../../support/solutionSource';

const solution = { references: [{ name: 'cts_mail' }], files: variableFiles('cts_url') };
const other = { root: 'repo/Other', uniqueName: 'Other', files: variableFiles('cts_url') };
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
    const empty = { references: { cts_mail: '' }, variables: { cts_url: '' } };
    assert.deepEqual(await of({ 'base.json': empty }), []);
    assert.deepEqual(await of({ 'test.json': empty }), error, 'a file is no template because it is empty');
    const config = (template: boolean) => ({ environments: { Test: { settings: ['test.json'], template } } });
    const declared = { 'test.json': { references, variables: { cts_url: '' } } };
    assert.deepEqual(await of({ ...declared, '.connref.json': { config: config(true) } }), []);
    assert.deepEqual(await of({ ...declared, '.connref.json': { config: config(false) } }), error);
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
    const files = settingsWorkspace([solution, other], {
      'Contoso/test.json': { references, variables: { cts_url: '' } },
      'Other/test.json': { variables: { cts_url: 'x' } },
    });
    assert.deepEqual(await settingsVerdicts('settings-empty-variable', files), ['error Contoso/test.json cts_url']);
  });

  it('looks at files for several solutions, of which one is its own', async () => {
    const environment = {
      settings: [
        { path: 'one.json', solutions: ['Contoso'] },
        { path: 'all.json', solutions: ['Contoso', 'Other'] },
      ],
    };
    const files = settingsWorkspace([solution, other], {
      'one.json': { references, variables: { cts_url: '' } },
      'all.json': { variables: { cts_url: 'x' } },
      '.connref.json': { config: { environments: { Test: environment } } },
    });
    assert.deepEqual(await settingsVerdicts('settings-empty-variable', files), []);
  });

  it('looks at each import that uses the file', async () => {
    const environment = {
      settings: [
        { path: 'one.json', solutions: ['Other'] },
        { path: 'all.json', solutions: ['Contoso', 'Other'] },
      ],
    };
    const files = settingsWorkspace([solution, other], {
      'one.json': { variables: { cts_url: 'x' } },
      'all.json': { references, variables: { cts_url: '' } },
      '.connref.json': { config: { environments: { Test: environment } } },
    });
    // The import of Contoso uses only one of the files.
    assert.deepEqual(await settingsVerdicts('settings-empty-variable', files), ['error all.json cts_url']);
  });

  it('looks at all files of the environment where nothing tells the solutions of one', async () => {
    const config = { environments: { Test: { settings: ['base.json', 'test.json'] } } };
    const variables = (value: string) => ({ variables: { cts_url: value } });
    const overlay = (base: SettingsSource, test: SettingsSource, solutions: readonly SolutionSource[]) =>
      settingsVerdicts(
        'settings-empty-variable',
        settingsWorkspace(solutions, { 'base.json': base, 'test.json': test, '.connref.json': { config } }),
      );
    assert.deepEqual(await overlay(variables(''), variables('x'), []), []);
    assert.deepEqual(await overlay(variables(''), variables(''), []), ['error base.json cts_url', ...error]);
    // Nothing defines the variable, and of two solutions only the reference tells one.
    const two = [{ references: solution.references }, { ...other, files: {} }];
    assert.deepEqual(await overlay({ references, ...variables('') }, variables('x'), two), []);
    assert.deepEqual(await overlay(variables(''), { references, ...variables('x') }, two), []);
  });

  it('takes no other entry of the same file for an answer: both are imported', async () => {
    const [filled, empty] = ['x', ''].map((Value) => ({ SchemaName: 'cts_url', Value }));
    for (const variables of [
      [filled, empty],
      [empty, filled],
    ]) {
      const text = JSON.stringify({ EnvironmentVariables: variables, ConnectionReferences: [] });
      assert.deepEqual(await of({ 'test.json': text }), error);
    }
  });

  it('is ignored for one variable', async () => {
    const config = {
      ignore: [{ rule: 'settings-empty-variable', path: '**', reference: 'CTS_URL', reason: 'Filled later.' }],
    };
    const files = { 'test.json': { references, variables: { cts_url: '' } } };
    assert.deepEqual(await of({ ...files, '.connref.json': { config } }), []);
  });
});
