import assert from 'node:assert/strict';
import { summarizeReference } from '../../../../src/core/navigation/referenceSummary';
import { connection, settingsText } from '../../../support/settingsSource';
import { solutionFiles } from '../../../support/solutionSource';
import { openWorkspace } from '../../../support/workspace';
import { childFlow, contoso, otherFlow, parentFlow } from './contoso';

describe('The summary of a reference', () => {
  it('has the connector, the users, and the connections per environment', async () => {
    const { engine } = await openWorkspace(contoso());
    const summary = summarizeReference('CTS_mail', childFlow, engine.index);
    assert.equal(summary.logicalName, 'cts_mail');
    assert.equal(summary.definition?.displayName, 'Mail & more');
    assert.equal(summary.connector, 'Office 365 Outlook');
    assert.deepEqual(summary.definedIn, ['Base']);
    assert.deepEqual(Object.fromEntries(summary.users), { flow: 3, canvasApp: 1, agent: 1 });
    assert.deepEqual(summary.environments, [
      { environment: 'prod', connectionId: undefined, isMapped: false },
      { environment: 'test', connectionId: 'shared-test', isMapped: true },
    ]);
  });

  it('counts code app projects beside the solutions', async () => {
    const project = JSON.stringify({
      connectionReferences: { a: { xrmConnectionReferenceLogicalName: 'CTS_mailbox' } },
    });
    const { engine } = await openWorkspace([...contoso(), ['repo/app/power.config.json', project]]);
    const { users } = summarizeReference('cts_mailbox', childFlow, engine.index);
    assert.deepEqual(Object.fromEntries(users), { agent: 1, codeApp: 1 });
  });

  it('leaves out templates', async () => {
    const config = JSON.stringify({ environments: { prod: { template: true } } });
    const { engine } = await openWorkspace([...contoso(), ['repo/.connref.json', config]]);
    assert.deepEqual(
      summarizeReference('cts_mail', childFlow, engine.index).environments.map(({ environment }) => environment),
      ['test'],
    );
  });

  it('marks environments without a connection', async () => {
    const { engine } = await openWorkspace(contoso());
    assert.deepEqual(summarizeReference('cts_mailbox', childFlow, engine.index).environments, [
      { environment: 'prod', connectionId: undefined, isMapped: false },
      { environment: 'test', connectionId: undefined, isMapped: false },
    ]);
  });

  it('does not accept a value that cannot be a connection id', async () => {
    const files = contoso().map(([file, content]): [string, string] => [
      file,
      typeof content === 'string' ? content.replaceAll('"shared-test"', '"shared/test"') : '',
    ]);
    const { engine } = await openWorkspace(files);
    assert.deepEqual(summarizeReference('cts_mail', childFlow, engine.index).environments, [
      { environment: 'prod', connectionId: undefined, isMapped: false },
      { environment: 'test', connectionId: 'shared/test', isMapped: false },
    ]);
  });

  it('ignores an entry for another solution if the own solution has a settings file', async () => {
    const definer = solutionFiles({ root: 'repo/Alpha', uniqueName: 'Alpha', references: [{ name: 'cts_mail' }] });
    const other = solutionFiles({ root: 'repo/Beta', uniqueName: 'Beta', references: [{ name: 'cts_sql' }] });
    const mail: readonly [string, string] = [
      'repo/Beta/uat.json',
      settingsText({ references: { cts_sql: 'x', cts_mail: connection } }),
    ];
    const own: readonly [string, string] = ['repo/Alpha/uat.json', settingsText({ references: { cts_mail: '' } })];
    const mapped = async (...files: (readonly [string, string])[]): Promise<unknown> => {
      const { engine } = await openWorkspace([...definer, ...other, ...files]);
      const { environments } = summarizeReference('cts_mail', 'repo/Alpha/x.json', engine.index);
      return environments.map(({ environment, isMapped }) => [environment, isMapped]);
    };
    assert.deepEqual(await mapped(mail, own), [['uat', false]]);
    assert.deepEqual(await mapped(mail), [['uat', true]]);
  });

  it('has the display name of a custom connector from its solution', async () => {
    const { engine } = await openWorkspace(contoso());
    assert.equal(summarizeReference('cts_stock', parentFlow, engine.index).connector, 'cts_5Fstock connector');
  });

  it('marks an undefined reference that externals lists', async () => {
    const { engine } = await openWorkspace(contoso());
    const summary = summarizeReference('cts_gone', otherFlow, engine.index);
    assert.deepEqual(
      [summary.definition, summary.isExternal, summary.connector, summary.users.get('flow')],
      [undefined, true, 'Office 365 Outlook', 1],
    );
  });
});
