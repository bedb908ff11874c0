import assert from 'node:assert/strict';
import { settingsMissingEntry } from '../../../../src/core/rules/settings-missing-entry';
import {
  connection,
  findingsOf,
  type SettingsSource,
  settingsVerdicts,
  settingsWorkspace,
} from '../../../support/settingsSource';
import type { SolutionSource } from '../../../support/solutionSource';

const contoso: SolutionSource = { references: [{ name: 'cts_mail' }, { name: 'cts_teams', api: 'shared_teams' }] };
const fabrikam: SolutionSource = { root: 'repo/Fabrikam', uniqueName: 'Fabrikam', references: [{ name: 'fbk_mail' }] };
const onlyMail: SettingsSource = { references: { cts_mail: connection } };
const warning = ['warning test.json cts_teams'];

function of(
  files: Parameters<typeof settingsWorkspace>[1],
  solutions: readonly SolutionSource[] = [contoso],
): Promise<string[]> {
  return settingsVerdicts('settings-missing-entry', settingsWorkspace(solutions, files));
}

function firstImport(references: readonly string[], solution: string): string {
  return settingsMissingEntry.messages.firstImport({ references, solutions: [solution] }).text;
}

describe('settings-missing-entry', () => {
  it('is a warning where a reference of the solution has no entry', async () => {
    assert.deepEqual(await of({ 'test.json': onlyMail }), warning);
  });

  it('is silent where all have one, whatever the case', async () => {
    assert.deepEqual(await of({ 'test.json': { references: { CTS_MAIL: '', cts_Teams: connection } } }), []);
  });

  it('says it once for a file, with all names', async () => {
    assert.deepEqual(await of({ 'test.json': { references: {} } }), ['warning test.json cts_mail cts_teams']);
    const [finding] = await findingsOf(
      'settings-missing-entry',
      settingsWorkspace([contoso], { 'test.json': { references: {} } }),
    );
    assert.deepEqual(
      [finding?.message, finding?.place],
      [
        firstImport(['cts_mail', 'cts_teams'], 'Contoso'),
        { kind: 'json', pointer: '/ConnectionReferences', part: 'key' },
      ],
    );
  });

  it('names the solutions alone that define what is missing', async () => {
    const config = { environments: { Test: { settings: ['test.json'], solutions: ['Contoso', 'Fabrikam'] } } };
    const more = { ...fabrikam, references: [{ name: 'fbk_mail' }, { name: 'fbk_more' }] };
    const files = settingsWorkspace([contoso, more], {
      'test.json': { references: { cts_mail: connection, cts_teams: connection, fbk_more: connection } },
      '.connref.json': { config },
    });
    const [finding] = await findingsOf('settings-missing-entry', files);
    assert.equal(finding?.message, firstImport(['fbk_mail'], 'Fabrikam'));
  });

  it('does not name other solutions that define it too', async () => {
    const copy = { ...fabrikam, references: [{ name: 'cts_teams', api: 'shared_teams' }] };
    const files = settingsWorkspace([contoso, copy], { 'Contoso/test.json': onlyMail });
    const [finding] = await findingsOf('settings-missing-entry', files);
    assert.equal(finding?.message, firstImport(['cts_teams'], 'Contoso'));
  });

  for (const [mode, severity] of [
    ['first', 'warning'],
    ['update', 'information'],
    ['upgrade', 'information'],
  ] as const) {
    it(`is ${severity} where .connref.json says ${mode}`, async () => {
      const config = { environments: { Test: { settings: ['test.json'], import: mode } } };
      assert.deepEqual(await of({ 'test.json': onlyMail, '.connref.json': { config } }), [
        `${severity} test.json cts_teams`,
      ]);
    });
  }

  it('takes the files of one environment together, and says it in the last', async () => {
    const config = { environments: { Test: { settings: ['base.json', 'test.json'] } } };
    const overlay = (test: SettingsSource): Promise<string[]> =>
      of({ 'base.json': onlyMail, 'test.json': test, '.connref.json': { config } });
    assert.deepEqual(await overlay({ references: { cts_teams: connection } }), []);
    assert.deepEqual(await overlay({ references: {} }), ['warning test.json cts_teams']);
  });

  it('looks at each environment that has a file', async () => {
    const config = {
      environments: {
        Test: { settings: ['base.json', 'test.json'] },
        Prod: { settings: ['base.json', 'prod.json'], import: 'update' },
      },
    };
    const files = { 'base.json': onlyMail, 'test.json': {}, 'prod.json': {}, '.connref.json': { config } };
    assert.deepEqual(await of(files), ['information prod.json cts_teams', 'warning test.json cts_teams']);
    assert.deepEqual(await of({ ...files, 'test.json': { references: { cts_teams: connection } } }), [
      'information prod.json cts_teams',
    ]);
    const same = { Test: { settings: ['base.json'] }, Prod: { settings: ['base.json'] } };
    assert.deepEqual(
      await of({ 'base.json': onlyMail, '.connref.json': { config: { environments: same } } }),
      ['warning base.json cts_teams'],
      'what is the same for both is said once',
    );
  });

  it('asks of each file only what its own solutions have', async () => {
    const files = {
      'config/Test/Contoso.json': { references: { cts_mail: '', cts_teams: connection } },
      'config/Test/Fabrikam.json': { references: {} },
    };
    assert.deepEqual(await of(files, [contoso, fabrikam]), ['warning config/Test/Fabrikam.json fbk_mail']);
  });

  it('does not count an entry in a file for another solution', async () => {
    const files = {
      'config/Test/Contoso.json': { references: { cts_mail: '', cts_teams: connection, fbk_mail: connection } },
      'config/Test/Fabrikam.json': { references: {} },
    };
    assert.deepEqual(await of(files, [contoso, fabrikam]), ['warning config/Test/Fabrikam.json fbk_mail']);
    const both = { path: 'both.json', solutions: ['Contoso', 'Fabrikam'] };
    const config = { environments: { Test: { settings: [both, { path: 'Contoso.json', solutions: ['Contoso'] }] } } };
    const shared = { ...fabrikam, references: [{ name: 'cts_mail' }, { name: 'cts_teams', api: 'shared_teams' }] };
    const [finding, ...others] = await findingsOf(
      'settings-missing-entry',
      settingsWorkspace([contoso, shared], {
        'both.json': onlyMail,
        'Contoso.json': { references: { cts_teams: connection } },
        '.connref.json': { config },
      }),
    );
    assert.deepEqual(others, []);
    assert.equal(finding?.message, firstImport(['cts_teams'], 'Fabrikam'));
  });

  it('asks for what all copies of a solution have', async () => {
    const managed: SolutionSource = {
      root: 'repo/Managed',
      managed: 1,
      references: [{ name: 'cts_mail' }, { name: 'CTS_old' }],
    };
    assert.deepEqual(await of({ 'test.json': { references: {} } }, [contoso, managed]), ['warning test.json cts_mail']);
    const shouted: SolutionSource = { ...managed, uniqueName: 'CONTOSO', references: [{ name: 'CTS_Mail' }] };
    assert.deepEqual(await of({ 'test.json': { references: {} } }, [contoso, shouted]), ['warning test.json cts_mail']);
  });

  it('says a name once that two solutions define', async () => {
    const same: SolutionSource = { ...fabrikam, references: [{ name: 'CTS_mail' }] };
    const config = { environments: { Test: { settings: ['test.json'], solutions: ['Contoso', 'Fabrikam'] } } };
    const files = { 'test.json': { references: { cts_teams: connection } }, '.connref.json': { config } };
    assert.deepEqual(await of(files, [contoso, same]), ['warning test.json cts_mail']);
  });

  it('is silent where nothing tells the solutions', async () => {
    assert.deepEqual(await of({ 'test.json': { references: { zzz_gone: connection } } }, [contoso, fabrikam]), []);
  });

  it('is silent where .connref.json says that the reference is everywhere', async () => {
    const config = { externals: ['CTS_teams'] };
    assert.deepEqual(await of({ 'test.json': onlyMail, '.connref.json': { config } }), []);
  });

  it('concludes nothing from what cannot be read', async () => {
    const broken = { 'Contoso/Other/Customizations.xml': '<ImportExportXml><connectionreferences>' };
    assert.deepEqual(await of({ 'test.json': onlyMail, ...broken }), []);
    assert.deepEqual(await of({ 'test.json': '{ "ConnectionReferences": [{ "LogicalName": "cts_mail" ' }), []);
    const config = { environments: { Test: { settings: ['base.json', 'test.json'] } } };
    const overlay = { 'base.json': onlyMail, '.connref.json': { config } };
    assert.deepEqual(await of({ ...overlay, 'test.json': '{ "ConnectionReferences": [{ "LogicalName": "c" ' }), []);
  });

  it('is ignored by path', async () => {
    const config = { ignore: [{ rule: 'settings-missing-entry', path: 'test.json', reason: 'Mapped by hand.' }] };
    assert.deepEqual(await of({ 'test.json': onlyMail, '.connref.json': { config } }), []);
  });
});
