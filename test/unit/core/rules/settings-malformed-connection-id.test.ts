import assert from 'node:assert/strict';
import { settingsMalformedConnectionId } from '../../../../src/core/rules/settings-malformed-connection-id';
import { fixMakers } from '../../../../src/core/edits/fixes/fixMakers';
import { fixesOf } from '../../../../src/core/rules/fixAll';
import {
  connection,
  findingsOf,
  otherConnection,
  settingsText,
  settingsVerdicts,
} from '../../../support/settingsSource';
import { allFindings, openWorkspace } from '../../../support/workspace';

/** What the fix keeps; `none` where there is no fix, and undefined where nothing is reported. */
async function of(id: string, config: object = {}, path = 'test.json'): Promise<string | undefined> {
  const { engine } = await openWorkspace([
    [`repo/${path}`, settingsText({ references: { cts_mail: id, cts_teams: otherConnection } })],
    ['repo/.connref.json', JSON.stringify(config)],
  ]);
  const found = allFindings(engine).filter(({ ruleId }) => ruleId === 'settings-malformed-connection-id');
  assert.ok(found.length < 2);
  const [finding] = found;
  if (!finding) {
    return undefined;
  }
  assert.equal(finding.severity, 'error');
  const { bare } = finding.data;
  const { notBare } = settingsMalformedConnectionId.messages;
  assert.equal(finding.message, notBare({ reference: 'cts_mail', bare }).text);
  const [operation] = fixesOf(finding, engine.index, fixMakers).flatMap(({ operations }) => operations);
  return operation?.kind === 'setConnection' ? operation.value : 'none';
}

describe('settings-malformed-connection-id', () => {
  for (const id of [
    '',
    connection,
    otherConnection,
    '5d3c1f0e-2b7a-4c11-9e60-0a1b2c3d4e5f',
    'my-own-name',
    '[Dataverse]',
    '#{connection.cts_mail}#',
    '{{REPLACE_WITH_OFFICE365_CONNECTION_ID}}',
    '$(Mail)',
    '${Mail}',
    '${{ secrets.MAIL }}',
    '%MAIL%',
    '__MAIL__',
    'shared-office365-#{mail part}#',
  ]) {
    it(`is silent for “${id}”`, async () => {
      assert.equal(await of(id), undefined);
    });
  }

  for (const [id, kept] of [
    [`shared_office365/${connection}`, connection],
    [`/providers/Microsoft.PowerApps/apis/shared_office365/connections/${connection}`, connection],
    [
      `https://make.powerapps.com/environments/5d3c1f0e-2b7a-4c11-9e60-0a1b2c3d4e5f/connections/shared_office365/${connection}/details`,
      connection,
    ],
    [` ${connection}\n`, connection],
    [' contoso-mail-1 ', 'contoso-mail-1'],
    [`{${otherConnection}}`, otherConnection],
    ['{connection-id-1}', 'none'],
    ['some words', 'none'],
    ['shared_office365/<id>', 'none'],
    [`{${connection.slice(0, 16)}{}${connection.slice(16)}}`, 'none'],
    ['a/b/c', 'none'],
    ['a\\b', 'none'],
    ['shared_office365/#{mail}#', 'none'],
    ['#{mail}# ', 'none'],
    ['/providers/Microsoft.PowerApps/apis/shared_office365/connections/mail-1-#{part}#', 'none'],
  ] as const) {
    it(`is an error for “${id}”, of which ${kept === 'none' ? 'nothing' : kept} is kept`, async () => {
      assert.equal(await of(id), kept);
    });
  }

  it('knows the tokens of .connref.json', async () => {
    assert.equal(await of('<<mail>>'), 'none');
    assert.equal(await of('<<mail>>', { tokens: ['<<*>>'] }), undefined);
  });

  it('is silent for what only holds the place of an id: it is unmapped', async () => {
    for (const id of ['TODO', '#mail#', '<your connection>', '#{mail']) {
      assert.equal(await of(id), undefined, id);
    }
    assert.equal(await of('your connection'), 'none');
  });

  it('leaves what a template asks for, but not an address', async () => {
    const template = { environments: { Any: { settings: ['any.json'], template: true } } };
    assert.equal(await of('{your connection}', template, 'any.json'), undefined);
    assert.equal(await of(`shared_office365/${connection}`, template, 'any.json'), connection);
  });

  it('is ignored for one reference', async () => {
    const ignore = [{ rule: 'settings-malformed-connection-id', path: '**', reference: 'cts_mail', reason: 'Known.' }];
    assert.equal(await of('a/b', { ignore }), undefined);
  });

  it('needs no solutions', async () => {
    const files = [['repo/test.json', settingsText({ references: { cts_mail: 'a/b' } })]] as const;
    assert.deepEqual(await settingsVerdicts('settings-malformed-connection-id', files), ['error test.json cts_mail']);
  });

  it('keeps an id in the first entry of a name alone: another one is to be removed', async () => {
    const before = ` ${connection}`;
    const mail = { LogicalName: 'cts_mail', ConnectionId: before };
    const teams = { LogicalName: 'cts_teams', ConnectionId: otherConnection };
    const text = JSON.stringify({ EnvironmentVariables: [], ConnectionReferences: [teams, mail, mail] });
    assert.deepEqual(
      (await findingsOf('settings-malformed-connection-id', [['repo/test.json', text]])).map(({ data }) => data),
      [
        { reference: 'cts_mail', pointer: '/ConnectionReferences/1', before, bare: connection },
        { reference: 'cts_mail', pointer: '/ConnectionReferences/2', before },
      ],
    );
  });

  it('names nothing to keep where that is not certain', async () => {
    for (const before of ['a/b/c', 'https://example.com/connections/shared_office365/mail-1-#{part}#']) {
      const text = settingsText({ references: { cts_mail: before } });
      const [finding] = await findingsOf('settings-malformed-connection-id', [['repo/test.json', text]]);
      assert.deepEqual(finding?.data, { reference: 'cts_mail', pointer: '/ConnectionReferences/0', before });
    }
  });
});
