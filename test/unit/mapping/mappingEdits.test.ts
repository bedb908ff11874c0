import assert from 'node:assert/strict';
import { MappedWorkspace, settingsJson, variableFile } from '../../support/mappedWorkspace';
import type { SolutionSource } from '../../support/solutionSource';

const mail = '0f8378a7481ebe90208b7fd241a85623';
const other = '51252699b7381fca28cc1a1ce4394b0e';
const file = 'repo/test.json';
const environment = 'repo/test';

const core: SolutionSource = {
  root: 'repo/Core',
  uniqueName: 'Core',
  references: [{ name: 'cts_mail' }, { name: 'cts_more' }, { name: 'cts_teams', api: 'shared_teams' }],
  files: { ...variableFile('cts_Limit'), ...variableFile('cts_Url') },
};

function set(row: string, value: string, expected: string) {
  return { type: 'setConnection', environment, row: `references/${row}`, value, expected } as const;
}

function setVariable(row: string, value: string, expected: string) {
  return { type: 'setVariable', environment, row: `variables/${row}`, value, expected } as const;
}

describe('What the mapping page edits', () => {
  it('sets one value, and leaves every other byte', async () => {
    const before = settingsJson({ cts_mail: '', cts_teams: 'x'.repeat(32) });
    const workspace = await MappedWorkspace.open({ 'test.json': before }, core);
    assert.deepEqual(await workspace.edit(set('cts_mail', mail, '')), {
      kind: 'set',
      name: 'cts_mail',
      environment: 'test',
    });
    assert.equal(workspace.text(file), before.replace('"ConnectionId": ""', `"ConnectionId": "${mail}"`));
  });

  it('adds an entry where there is none, with the connector of the source', async () => {
    const workspace = await MappedWorkspace.open({ 'test.json': settingsJson({ cts_mail: mail }) }, core);
    await workspace.edit(set('cts_teams', other, ''));
    assert.deepEqual(workspace.cells('cts_teams'), { test: `value ${other}` });
    assert.equal(
      workspace.reference('cts_teams')?.cells[0]?.connectorId,
      '/providers/Microsoft.PowerApps/apis/shared_teams',
    );
  });

  it('refuses where the file says something else than the page showed', async () => {
    const before = settingsJson({ cts_mail: other });
    const workspace = await MappedWorkspace.open({ 'test.json': before }, core);
    assert.deepEqual(await workspace.edit(set('cts_mail', mail, '')), {
      kind: 'otherValue',
      name: 'cts_mail',
      value: other,
    });
    assert.equal(workspace.text(file), before);
  });

  it('refuses what is not there any more, and what no file is for', async () => {
    const files = { 'Desk_test.json': settingsJson({ cts_desk: mail }) };
    const desk = { root: 'repo/Desk', uniqueName: 'Desk', references: [{ name: 'cts_desk' }] };
    const workspace = await MappedWorkspace.open(files, core, desk);
    assert.deepEqual(await workspace.edit(set('cts_gone', mail, '')), { kind: 'gone' });
    assert.deepEqual(await workspace.edit(set('cts_mail', mail, '')), {
      kind: 'noFile',
      environment: 'test',
      name: 'cts_mail',
    });
  });

  it('makes files that differ agree', async () => {
    const workspace = await MappedWorkspace.open(
      {
        'Core/test.deploymentsettings.json': settingsJson({ cts_mail: mail }),
        'Desk/test.deploymentsettings.json': settingsJson({ cts_mail: other }),
      },
      core,
      { root: 'repo/Desk', uniqueName: 'Desk', references: [{ name: 'cts_mail' }] },
    );
    assert.deepEqual(workspace.cells('cts_mail'), { test: 'differs' });
    await workspace.edit(set('cts_mail', '#{mail}#', ''));
    assert.deepEqual(workspace.cells('cts_mail'), { test: 'token #{mail}#' });
  });

  it('changes the file that counts where files are laid over one another', async () => {
    const base = settingsJson({ cts_mail: mail });
    const workspace = await MappedWorkspace.open(
      {
        '.connref.json': JSON.stringify({ environments: { test: { settings: ['base.json', 'top.json'] } } }),
        'base.json': base,
        'top.json': settingsJson({ cts_mail: other }),
      },
      core,
    );
    await workspace.edit(set('cts_mail', '#{mail}#', other));
    assert.equal(workspace.text('repo/base.json'), base);
    assert.deepEqual(workspace.cells('cts_mail'), { test: 'token #{mail}#' });
  });

  describe('where a file lies below those of several environments', () => {
    const shared = {
      '.connref.json': JSON.stringify({
        environments: { test: { settings: ['base.json', 'test.json'] }, uat: { settings: ['base.json', 'uat.json'] } },
      }),
      'base.json': settingsJson({ cts_mail: '', cts_teams: mail }),
      'test.json': settingsJson({ cts_more: mail }),
      'uat.json': settingsJson({ cts_mail: '' }),
    };

    for (const row of ['cts_mail', 'cts_teams']) {
      it(`maps ${row} in the file of the one environment`, async () => {
        const workspace = await MappedWorkspace.open(shared, core);
        const { uat, test = '' } = workspace.cells(row);
        await workspace.edit(set(row, other, test.replace(/^\w+ ?/, '')));
        assert.deepEqual(workspace.cells(row), { test: `value ${other}`, uat });
        assert.equal(workspace.text('repo/base.json'), shared['base.json']);
      });
    }

    it('clears nothing that others have', async () => {
      const workspace = await MappedWorkspace.open(shared, core);
      assert.deepEqual(await workspace.edit(set('cts_teams', '', mail)), { kind: 'sharedFiles', paths: ['base.json'] });
      await workspace.edit({ type: 'clearColumn', environment, what: 'references' });
      assert.equal(workspace.text('repo/base.json'), shared['base.json']);
      assert.deepEqual(workspace.cells('cts_more'), { test: 'empty', uat: 'missing' });
    });

    it('gives the connector of one environment an entry there', async () => {
      const workspace = await MappedWorkspace.open(shared, core);
      const expected = workspace.reference('cts_teams')?.cells[0]?.connectorId ?? '';
      const value = '/providers/Microsoft.PowerApps/apis/shared_teams';
      await workspace.edit({ type: 'setConnector', environment, row: 'references/cts_teams', value, expected });
      assert.deepEqual(
        workspace.reference('cts_teams')?.cells.map((cell) => cell.connectorId),
        [value, expected],
      );
    });

    it('changes nothing while the file of the environment is broken', async () => {
      const workspace = await MappedWorkspace.open({ ...shared, 'uat.json': `${shared['uat.json']}<<` }, core);
      const change = { type: 'setConnection', row: 'references/cts_mail', value: mail, expected: '' } as const;
      assert.deepEqual(await workspace.edit({ ...change, environment: 'repo/uat' }), {
        kind: 'brokenFile',
        environment: 'uat',
      });
      assert.equal(workspace.text('repo/base.json'), shared['base.json']);
    });
  });

  it('takes the entry of a variable away with its value, which must not be empty', async () => {
    const workspace = await MappedWorkspace.open({ 'test.json': settingsJson({}, { cts_Limit: '5' }) }, core);
    await workspace.edit(setVariable('cts_limit', '', '5'));
    assert.deepEqual(workspace.cells('cts_Limit'), { test: 'missing' });
    await workspace.edit(setVariable('cts_limit', '7', ''));
    assert.deepEqual(workspace.cells('cts_Limit'), { test: 'value 7' });
  });

  it('sets the connector of an environment', async () => {
    const workspace = await MappedWorkspace.open({ 'test.json': settingsJson({ cts_teams: mail }) }, core);
    const row = workspace.reference('cts_teams');
    const connector = '/providers/Microsoft.PowerApps/apis/shared_teams';
    const change = { environment, row: row?.id ?? '', value: connector };
    const expected = row?.cells[0]?.connectorId ?? '';
    await workspace.edit({ type: 'setConnector', ...change, expected });
    assert.equal(workspace.reference('cts_teams')?.cells[0]?.connectorId, connector);
  });

  for (const [onlyUnmapped, expected] of [
    [true, other],
    [false, mail],
  ] as const) {
    it(`sets ${onlyUnmapped ? 'every unmapped' : 'every'} reference of a connector`, async () => {
      const files = { 'test.json': settingsJson({ cts_mail: other, cts_more: '', cts_teams: '' }) };
      const workspace = await MappedWorkspace.open(files, core);
      const target = { environment, connector: 'shared_office365', value: mail, onlyUnmapped };
      await workspace.edit({ type: 'setForConnector', ...target });
      assert.deepEqual(workspace.cells('cts_mail'), { test: `value ${expected}` });
      assert.deepEqual(workspace.cells('cts_more'), { test: `value ${mail}` });
      assert.deepEqual(workspace.cells('cts_teams'), { test: 'empty' });
    });
  }

  it('copies a column into the empty cells of another', async () => {
    const workspace = await MappedWorkspace.open(
      {
        'prod.json': settingsJson({ cts_mail: other, cts_teams: '' }),
        'test.json': settingsJson({ cts_mail: mail, cts_more: '#{m}#', cts_teams: mail }),
      },
      core,
    );
    await workspace.edit({ type: 'copyColumn', from: environment, to: 'repo/prod', what: 'references' });
    const prod = ['cts_mail', 'cts_more', 'cts_teams'].map((name) => workspace.cells(name).prod);
    assert.deepEqual(prod, [`value ${other}`, 'token #{m}#', `value ${mail}`]);
  });

  it('clears a column', async () => {
    const files = { 'test.json': settingsJson({ cts_mail: mail, cts_gone: mail }, { cts_Limit: '5', cts_Url: '' }) };
    const workspace = await MappedWorkspace.open(files, core);
    await workspace.edit({ type: 'clearColumn', environment, what: 'references' });
    assert.deepEqual([workspace.cells('cts_mail').test, workspace.cells('cts_gone').test], ['empty', 'empty']);
    await workspace.edit({ type: 'clearColumn', environment, what: 'variables' });
    assert.deepEqual([workspace.cells('cts_Limit').test, workspace.cells('cts_Url').test], ['missing', 'missing']);
  });
});
