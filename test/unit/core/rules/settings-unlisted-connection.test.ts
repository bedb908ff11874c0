import assert from 'node:assert/strict';
import type { ConnectionLists } from '../../../../src/core/engine/deployments';
import { settingsUnlistedConnection } from '../../../../src/core/rules/settings-unlisted-connection';
import { knownConnection } from '../../../support/knownConnection';
import {
  connection,
  connectorId,
  findingsOf,
  otherConnection,
  settingsVerdicts,
  settingsWorkspace,
} from '../../../support/settingsSource';
import type { SolutionSource } from '../../../support/solutionSource';

const rule = 'settings-unlisted-connection';
const solutions: SolutionSource[] = [
  { references: [{ name: 'cts_mail' }, { name: 'cts_teams', api: 'shared_teams' }] },
];
const mail = { references: { cts_mail: connection } };
const warning = ['warning test.json cts_mail'];
const other = knownConnection(otherConnection, { apiName: 'shared_office365' });

function of(
  files: Parameters<typeof settingsWorkspace>[1],
  connectionLists: ConnectionLists = new Map([['test', [other]]]),
  sources = solutions,
): Promise<string[]> {
  return settingsVerdicts(rule, settingsWorkspace(sources, files), { connectionLists });
}

describe('settings-unlisted-connection', () => {
  it('is a warning at an id that is not in the list of the environment', async () => {
    const [finding, ...others] = await findingsOf(rule, settingsWorkspace(solutions, { 'test.json': mail }), {
      connectionLists: new Map([['TEST', [other]]]),
    });
    assert.deepEqual(others, []);
    assert.deepEqual(
      [finding?.severity, finding?.file, finding?.place, finding?.message, finding?.data],
      [
        'warning',
        'repo/test.json',
        { kind: 'json', pointer: '/ConnectionReferences/0/ConnectionId', part: 'value' },
        settingsUnlistedConnection.messages.unlisted({ reference: 'cts_mail', environment: 'test' }).text,
        { reference: 'cts_mail', pointer: '/ConnectionReferences/0', connection },
      ],
    );
  });

  it('is a warning with the status at a connection that is not connected', async () => {
    const [finding, ...others] = await findingsOf(rule, settingsWorkspace(solutions, { 'test.json': mail }), {
      connectionLists: new Map([['test', [knownConnection(connection, { status: 'Error' })]]]),
    });
    assert.deepEqual(others, []);
    const shown = { reference: 'cts_mail', environment: 'test', status: 'Error' };
    assert.deepEqual(
      [finding?.severity, finding?.message, finding?.data.status],
      ['warning', settingsUnlistedConnection.messages.notConnected(shown).text, 'Error'],
    );
  });

  it('is silent without a list, and for environments that have none', async () => {
    assert.deepEqual(await of({ 'test.json': mail }, new Map()), []);
    assert.deepEqual(await of({ 'test.json': mail }, new Map([['test', []]])), []);
    assert.deepEqual(await of({ 'prod.json': mail, 'test.json': mail }), warning);
  });

  it('is silent for a listed connection', async () => {
    const listed = knownConnection(connection, { apiName: 'shared_office365', status: 'Connected' });
    assert.deepEqual(await of({ 'test.json': mail }, new Map([['test', [listed]]])), []);
  });

  it('is silent for what is not the id of a connection', async () => {
    for (const id of ['', 'TODO', '#{mail}#', `shared_office365/${connection}`]) {
      assert.deepEqual(await of({ 'test.json': { references: { cts_mail: id } } }), [], id);
    }
    const ours = { references: { cts_mail: '<<mail>>' } };
    assert.deepEqual(await of({ 'test.json': ours, '.connref.json': { config: { tokens: ['<<*>>'] } } }), []);
  });

  it('knows the connector from the solution, and from the entry', async () => {
    assert.deepEqual(await of({ 'test.json': { references: { cts_teams: connection } } }), []);
    assert.deepEqual(
      await of({
        'test.json': {
          references: { cts_gone: { ConnectionId: connection, ConnectorId: connectorId('shared_office365') } },
        },
      }),
      ['warning test.json cts_gone'],
    );
  });

  it('is silent for an id that a later file replaces', async () => {
    const files = { 'test.json': mail, 'later.json': { references: { cts_mail: otherConnection } } };
    const environments = { test: { settings: ['test.json', 'later.json'], solutions: ['Contoso'] } };
    assert.deepEqual(await of({ ...files, '.connref.json': { config: { environments } } }), []);
    const reversed = { test: { ...environments.test, settings: ['later.json', 'test.json'] } };
    assert.deepEqual(await of({ ...files, '.connref.json': { config: { environments: reversed } } }), warning);
  });

  it('is silent for a template, and while a file of the environment cannot be read', async () => {
    const environments = (settings: readonly string[], template = false) => ({
      config: { environments: { test: { settings, solutions: ['Contoso'], template } } },
    });
    assert.deepEqual(await of({ 'test.json': mail, '.connref.json': environments(['test.json'], true) }), []);
    const broken = '{ "ConnectionReferences": [{ "LogicalName": "cts_mail", }';
    const files = { 'test.json': mail, 'later.json': broken };
    assert.deepEqual(await of({ ...files, '.connref.json': environments(['test.json', 'later.json']) }), []);
    assert.deepEqual(await of({ ...files, '.connref.json': environments(['test.json']) }), warning);
  });
});
