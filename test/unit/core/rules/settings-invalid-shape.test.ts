import assert from 'node:assert/strict';
import { settingsInvalidShape } from '../../../../src/core/rules/settings-invalid-shape';
import { findingsOf } from '../../../support/settingsSource';

const mail = { LogicalName: 'cts_mail', ConnectionId: 'a' };

/** The pointers of what is reported. */
async function of(json: object): Promise<string[]> {
  const found = await findingsOf('settings-invalid-shape', [['repo/test.json', JSON.stringify(json)]]);
  return found.map(({ severity, place }) => `${severity} ${place.kind === 'json' ? place.pointer : ''}`);
}

describe('settings-invalid-shape', () => {
  it('is an error for an entry that is a list', async () => {
    assert.deepEqual(await of({ ConnectionReferences: [mail, ['cts_teams', 'b']] }), ['error /ConnectionReferences/1']);
    const [finding] = await findingsOf('settings-invalid-shape', [
      ['repo/test.json', JSON.stringify({ ConnectionReferences: [['cts_teams', 'b']] })],
    ]);
    assert.equal(finding?.message, settingsInvalidShape.messages.listEntry({ member: 'LogicalName' }).text);
  });

  it('is an error for an entry without a name', async () => {
    assert.deepEqual(await of({ ConnectionReferences: [{ ConnectionId: 'a' }] }), ['error /ConnectionReferences/0']);
    assert.deepEqual(await of({ ConnectionReferences: [], EnvironmentVariables: [{ SchemaName: '', Value: 'x' }] }), [
      'error /EnvironmentVariables/0',
    ]);
  });

  it('is an error for a list that is something else', async () => {
    assert.deepEqual(await of({ ConnectionReferences: [mail], EnvironmentVariables: {} }), [
      'error /EnvironmentVariables',
    ]);
  });

  it('is an error for a value that is no text', async () => {
    assert.deepEqual(await of({ ConnectionReferences: [{ ...mail, ConnectionId: 5 }] }), [
      'error /ConnectionReferences/0/ConnectionId',
    ]);
    assert.deepEqual(await of({ ConnectionReferences: [{ ...mail, ConnectorId: [] }] }), [
      'error /ConnectionReferences/0/ConnectorId',
    ]);
    assert.deepEqual(await of({ EnvironmentVariables: [{ SchemaName: 'cts_limit', Value: true }] }), [
      'error /EnvironmentVariables/0/Value',
    ]);
  });

  it('is silent for what pac writes, for members of others and for absent values', async () => {
    assert.deepEqual(
      await of({
        EnvironmentVariables: [{ SchemaName: 'cts_url', Value: '', Name: { Default: 'Url', ByLcid: {} }, TypeId: 1 }],
        ConnectionReferences: [mail, { LogicalName: 'cts_teams', ConnectionOwner: 7 }],
        CopilotAgents: [],
        SolutionComponentOwnershipConfiguration: {},
      }),
      [],
    );
  });

  it('is silent for files of other tools', async () => {
    assert.deepEqual(await of({ EnvironmentVariables: { PATH: 'x' } }), []);
    assert.deepEqual(await of({ ConnectionReferences: { cts_mail: 'a' } }), []);
  });
});
