import assert from 'node:assert/strict';
import { summarizeReference } from '../../../../src/core/navigation/referenceSummary';
import { connection, settingsText } from '../../../support/settingsSource';
import { solutionFiles } from '../../../support/solutionSource';
import { openWorkspace } from '../../../support/workspace';
import { childFlow, contoso, otherFlow, parentFlow } from './contoso';

describe('What there is to say about a reference', () => {
  it('says what it is, who uses it, and where it is mapped', async () => {
    const { engine } = await openWorkspace(contoso());
    const summary = summarizeReference('CTS_mail', childFlow, engine.index);
    assert.equal(summary.logicalName, 'cts_mail');
    assert.equal(summary.definition?.displayName, 'Mail & more');
    assert.equal(summary.connector, 'Office 365 Outlook');
    assert.deepEqual(summary.definedIn, ['Base']);
    assert.deepEqual(summary.users, { flows: 3, apps: 1, agents: 1 });
    assert.deepEqual(summary.environments, [{ environment: 'test', connectionId: 'shared-test', isMapped: true }]);
  });

  it('leaves out templates, and tells what is not mapped', async () => {
    const { engine } = await openWorkspace(contoso());
    assert.deepEqual(summarizeReference('cts_mailbox', childFlow, engine.index).environments, [
      { environment: 'test', connectionId: undefined, isMapped: false },
    ]);
  });

  it('counts what can be no connection as not mapped', async () => {
    const files = contoso().map(([file, content]): [string, string] => [
      file,
      typeof content === 'string' ? content.replaceAll('"shared-test"', '"<shared-test>"') : '',
    ]);
    const { engine } = await openWorkspace(files);
    assert.deepEqual(summarizeReference('cts_mail', childFlow, engine.index).environments, [
      { environment: 'test', connectionId: '<shared-test>', isMapped: false },
    ]);
  });

  it('counts what stands in a file for another solution as not mapped, where there is one for its own', async () => {
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

  it('calls a custom connector as its solution does', async () => {
    const { engine } = await openWorkspace(contoso());
    assert.equal(summarizeReference('cts_stock', parentFlow, engine.index).connector, 'cts_5Fstock connector');
  });

  it('says of what nobody defines whether it comes from outside', async () => {
    const { engine } = await openWorkspace(contoso());
    const summary = summarizeReference('cts_gone', otherFlow, engine.index);
    assert.deepEqual(
      [summary.definition, summary.isExternal, summary.connector, summary.users.flows],
      [undefined, true, 'Office 365 Outlook', 1],
    );
  });
});
