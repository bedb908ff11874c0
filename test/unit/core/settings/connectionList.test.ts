import assert from 'node:assert/strict';
import { ConnectionList, type MappedConnection } from '../../../../src/core/settings/connectionList';
import { Tokens } from '../../../../src/core/text/tokens';
import { knownConnection } from '../../../support/knownConnection';
import { connection, connectorId, otherConnection } from '../../../support/settingsSource';

const mail = 'shared_office365';
const teams = 'shared_teams';
const tokens = new Tokens(['<<*>>']);

function doubt(
  listed: readonly Parameters<typeof knownConnection>[],
  mapped: Partial<MappedConnection>,
): ReturnType<ConnectionList['doubtAbout']> {
  const list = new ConnectionList(listed.map((each) => knownConnection(...each)));
  return list.doubtAbout({ connectionId: connection, connectorId: undefined, apiNames: [mail], ...mapped }, tokens);
}

describe('ConnectionList', () => {
  it('doubts an id that is not in the list', () => {
    assert.deepEqual(doubt([[otherConnection, { apiName: mail }]], {}), { kind: 'unlisted' });
    assert.equal(doubt([[connection, { apiName: mail }]], {}), undefined);
    assert.equal(doubt([[connection.toUpperCase(), { apiName: mail }]], {}), undefined);
  });

  it('does not doubt what is not the id of a connection as it is', () => {
    const listed = [[otherConnection, { apiName: mail }]] as const;
    for (const connectionId of ['', 'TODO', '#{mail}#', `<<x>>${connection}`, `${mail}/${connection}`]) {
      assert.equal(
        doubt(
          listed.map(([id, facts]) => [id, facts]),
          { connectionId },
        ),
        undefined,
        connectionId,
      );
    }
  });

  it('cannot tell about a connector of which it has no connection', () => {
    assert.equal(doubt([[otherConnection, { apiName: teams }]], {}), undefined);
    assert.equal(doubt([[otherConnection, { apiName: teams }], ['cts-plain-1']], {}), undefined);
    assert.equal(doubt([[otherConnection, { apiName: mail }]], { apiNames: [] }), undefined);
    assert.equal(doubt([], {}), undefined);
  });

  it('knows the connector of an entry from its ConnectorId, and from each definition of the reference', () => {
    const listed: Parameters<typeof doubt>[0] = [[otherConnection, { apiName: teams }]];
    assert.deepEqual(doubt(listed, { connectorId: connectorId('SHARED_TEAMS') }), { kind: 'unlisted' });
    assert.deepEqual(doubt(listed, { connectorId: '', apiNames: [mail, teams] }), { kind: 'unlisted' });
  });

  it('compares only ids if no connection of the list has a connector', () => {
    assert.deepEqual(doubt([[otherConnection]], {}), { kind: 'unlisted' });
    assert.deepEqual(doubt([[otherConnection]], { apiNames: [] }), { kind: 'unlisted' });
    assert.equal(doubt([[otherConnection], [connection]], {}), undefined);
  });

  it('doubts a connection that is not connected, whatever its connector is', () => {
    const expected = { kind: 'notConnected', status: 'Error' } as const;
    assert.deepEqual(doubt([[connection, { status: 'Error', apiName: mail }]], {}), expected);
    assert.deepEqual(doubt([[connection, { status: 'Error', apiName: teams }]], {}), expected);
    for (const status of ['Connected', 'CONNECTED', undefined]) {
      assert.equal(doubt([[connection, { status }]], {}), undefined);
    }
  });
});
