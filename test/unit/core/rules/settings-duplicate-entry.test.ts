import assert from 'node:assert/strict';
import { fixMakers } from '../../../../src/core/edits/fixes/fixMakers';
import { fixesOf } from '../../../../src/core/rules/fixAll';
import { findingsOf } from '../../../support/settingsSource';
import { allFindings, openWorkspace } from '../../../support/workspace';

type Entry = Readonly<Record<string, unknown>>;

function text(references: readonly Entry[], variables: readonly Entry[] = []): string {
  return JSON.stringify({ EnvironmentVariables: variables, ConnectionReferences: references });
}

/** The pointers of what stands there again, each with whether it says the same. */
async function of(...lists: Parameters<typeof text>): Promise<string[]> {
  const found = await findingsOf('settings-duplicate-entry', [['repo/test.json', text(...lists)]]);
  return found.map(({ severity, data }) => `${severity} ${data.pointer} ${data.same}`);
}

const mail = { LogicalName: 'cts_mail', ConnectionId: 'a' };
const office = '/providers/Microsoft.PowerApps/apis/shared_office365';

describe('settings-duplicate-entry', () => {
  it('is an error for a reference that stands twice, whatever the case', async () => {
    const shouted = { ...mail, LogicalName: 'CTS_Mail' };
    assert.deepEqual(await of([mail, shouted]), ['error /ConnectionReferences/1 true']);
    assert.deepEqual(await of([shouted, mail]), ['error /ConnectionReferences/1 true']);
  });

  it('is an error for a variable that stands twice', async () => {
    const url = { SchemaName: 'cts_url', Value: 'x' };
    assert.deepEqual(await of([], [url, url]), ['error /EnvironmentVariables/1 true']);
    assert.deepEqual(await of([], [url, { ...url, Value: 'y' }]), ['error /EnvironmentVariables/1 false']);
  });

  it('knows whether both say the same', async () => {
    assert.deepEqual(await of([mail, { ...mail, ConnectionId: 'b' }]), ['error /ConnectionReferences/1 false']);
    assert.deepEqual(await of([mail, { ...mail, ConnectorId: office }]), ['error /ConnectionReferences/1 false']);
    const named = { ...mail, ConnectorId: office };
    assert.deepEqual(await of([named, { ...named, ConnectorId: office.toUpperCase() }]), [
      'error /ConnectionReferences/1 true',
    ]);
  });

  it('is reported for each one behind the first, which it points at', async () => {
    assert.deepEqual(await of([mail, mail, mail]), [
      'error /ConnectionReferences/1 true',
      'error /ConnectionReferences/2 true',
    ]);
    const [finding] = await findingsOf('settings-duplicate-entry', [['repo/test.json', text([mail, mail])]]);
    assert.deepEqual(
      finding?.related.map(({ place }) => place),
      [{ kind: 'json', pointer: '/ConnectionReferences/0/LogicalName', part: 'value' }],
    );
  });

  it('is silent for different names, for a reference and a variable of one name, and in two files', async () => {
    assert.deepEqual(await of([mail, { ...mail, LogicalName: 'cts_mail2' }]), []);
    assert.deepEqual(await of([mail], [{ SchemaName: 'cts_mail', Value: 'x' }]), []);
    const files = ['repo/test.json', 'repo/config/test/deploymentSettings.json'];
    assert.deepEqual(
      await findingsOf(
        'settings-duplicate-entry',
        files.map((file) => [file, text([mail])] as const),
      ),
      [],
    );
  });

  it('is repaired without asking only where both say the same', async () => {
    for (const [second, preferred] of [
      [mail, true],
      [{ ...mail, ConnectionId: 'b' }, false],
    ] as const) {
      const { engine } = await openWorkspace([['repo/test.json', text([mail, second])]]);
      const [finding] = allFindings(engine);
      assert.ok(finding);
      assert.equal(fixesOf(finding, engine.index, fixMakers)[0]?.preferred, preferred);
    }
  });
});
