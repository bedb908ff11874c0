import assert from 'node:assert/strict';
import { settingsSameConnectionInTwoEnvironments } from '../../../../src/core/rules/settings-same-connection-in-two-environments';
import {
  connection,
  findingsOf,
  otherConnection,
  settingsVerdicts,
  settingsWorkspace,
} from '../../../support/settingsSource';
import type { SolutionSource } from '../../../support/solutionSource';

const rule = 'settings-same-connection-in-two-environments';
const solutions: SolutionSource[] = [
  { references: [{ name: 'cts_mail' }] },
  { root: 'repo/Fabrikam', uniqueName: 'Fabrikam', references: [{ name: 'fbk_mail' }] },
];

function mail(id: string): { references: Record<string, string> } {
  return { references: { cts_mail: id } };
}

function of(files: Parameters<typeof settingsWorkspace>[1]): Promise<string[]> {
  return settingsVerdicts(rule, settingsWorkspace(solutions, files));
}

/** What is reported where two environments have one text as the id. */
function both(id: string, config: object = {}): Promise<string[]> {
  return of({ 'test.json': mail(id), 'prod.json': mail(id), '.connref.json': { config } });
}

describe('settings-same-connection-in-two-environments', () => {
  it('is a warning in both files', async () => {
    for (const id of [connection, otherConnection]) {
      assert.deepEqual(await both(id), ['warning prod.json cts_mail', 'warning test.json cts_mail']);
    }
    assert.deepEqual(await of({ 'test.json': mail(connection), 'prod.json': mail(connection.toUpperCase()) }), [
      'warning prod.json cts_mail',
      'warning test.json cts_mail',
    ]);
  });

  it('names the other environments', async () => {
    const files = { 'dev.json': mail(connection), 'test.json': mail(connection), 'prod.json': mail(connection) };
    const found = await findingsOf(rule, settingsWorkspace(solutions, files));
    const expected = settingsSameConnectionInTwoEnvironments.messages.usedInOthers({
      reference: 'cts_mail',
      environment: 'dev',
      others: ['prod', 'test'],
    }).text;
    assert.equal(found[0]?.message, expected);
    const shouted = {
      ...files,
      'test.json': mail(connection.toUpperCase()),
      'prod.json': mail(connection.toUpperCase()),
    };
    const [first] = await findingsOf(rule, settingsWorkspace(solutions, shouted));
    assert.equal(first?.message, expected, 'whatever the case');
  });

  it('is silent where the ids differ', async () => {
    assert.deepEqual(await of({ 'test.json': mail(connection), 'prod.json': mail(otherConnection) }), []);
  });

  it('is silent within one environment: for several references, solutions and files', async () => {
    assert.deepEqual(await of({ 'test.json': { references: { cts_mail: connection, cts_other: connection } } }), []);
    assert.deepEqual(
      await of({
        'settings/Contoso_test.json': mail(connection),
        'settings/Fabrikam_test.json': { references: { fbk_mail: connection } },
      }),
      [],
    );
    const config = { environments: { Live: { settings: ['a.json', 'b.json'] } } };
    assert.deepEqual(
      await of({ 'a.json': mail(connection), 'b.json': mail(connection), '.connref.json': { config } }),
      [],
    );
  });

  it('looks at the file of each solution where several map one reference', async () => {
    const shared = solutions.map((solution) => ({ ...solution, references: [{ name: 'cts_mail' }] }));
    const files = settingsWorkspace(shared, {
      'settings/Contoso_test.json': mail(connection),
      'settings/Fabrikam_test.json': mail(otherConnection),
      'settings/Contoso_prod.json': mail(connection),
    });
    assert.deepEqual(await settingsVerdicts(rule, files), [
      'warning settings/Contoso_prod.json cts_mail',
      'warning settings/Contoso_test.json cts_mail',
    ]);
  });

  it('is a warning where two solutions have it in two environments', async () => {
    assert.deepEqual(
      await of({
        'settings/Contoso_test.json': mail(connection),
        'settings/Fabrikam_prod.json': { references: { fbk_mail: connection } },
      }),
      ['warning settings/Contoso_test.json cts_mail', 'warning settings/Fabrikam_prod.json fbk_mail'],
    );
  });

  for (const id of [
    '',
    '#{mail}#',
    '[Dataverse]',
    'TODO',
    'PLACEHOLDER1',
    '0'.repeat(32),
    '11111111-1111-1111-1111-111111111111',
  ]) {
    it(`is silent for “${id}”, which is no connection`, async () => {
      assert.deepEqual(await both(id), []);
    });
  }

  it('is silent for own tokens', async () => {
    assert.deepEqual(await both('<<mail>>', { tokens: ['<<*>>'] }), []);
  });

  it('is silent beside a template', async () => {
    const config = { environments: { Any: { settings: ['any.json'], template: true } } };
    const files = { 'test.json': mail(connection), 'any.json': mail(connection), '.connref.json': { config } };
    assert.deepEqual(await of(files), []);
  });

  it('is silent where names tell solutions and no environments', async () => {
    const fabrikam = { references: { fbk_mail: connection } };
    assert.deepEqual(await of({ 'settings/Contoso.json': mail(connection), 'settings/Fabrikam.json': fabrikam }), []);
    assert.deepEqual(
      await of({ 'Contoso/deploymentSettings.json': mail(connection), 'Fabrikam/deploymentConfig.json': fabrikam }),
      [],
    );
    const config = {
      environments: { Contoso: { settings: ['a.json'] }, Fabrikam: { settings: ['b.json'] } },
    };
    assert.deepEqual(await of({ 'a.json': mail(connection), 'b.json': fabrikam, '.connref.json': { config } }), [
      'warning a.json cts_mail',
      'warning b.json fbk_mail',
    ]);
  });

  it('is silent where a later file of the environment says otherwise', async () => {
    const environments = {
      Test: { settings: ['base.json', 'test.json'] },
      Prod: { settings: ['base.json', 'prod.json'] },
    };
    const overlay = (prod: string): Promise<string[]> =>
      of({
        'base.json': mail(connection),
        'test.json': { references: {} },
        'prod.json': mail(prod),
        '.connref.json': { config: { environments } },
      });
    assert.deepEqual(await overlay(otherConnection), []);
    assert.deepEqual(await overlay(''), ['warning base.json cts_mail', 'warning base.json cts_mail']);
  });

  it('is silent across workspace folders', async () => {
    const files = settingsWorkspace(solutions, { 'test.json': mail(connection) });
    const moved = settingsWorkspace([], { 'prod.json': mail(connection) });
    const other = moved.map(([file, text]) => [file.replace(/^repo/, 'other'), text] as const);
    assert.deepEqual(await settingsVerdicts(rule, [...files, ...other]), []);
  });

  it('is ignored for one reference', async () => {
    const ignore = [{ rule, path: 'test.json', reference: 'cts_mail', reason: 'One environment, two names.' }];
    assert.deepEqual(await both(connection, { ignore }), ['warning prod.json cts_mail']);
  });
});
