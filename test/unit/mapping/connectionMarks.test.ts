import assert from 'node:assert/strict';
import type { KnownConnection } from '../../../src/core/model/knownConnection';
import { connectionMarkWords } from '../../../src/mapping/mappingWords';
import type { Problem } from '../../../src/protocol/mappingView';
import { knownConnection } from '../../support/knownConnection';
import { MappedWorkspace, settingsJson } from '../../support/mappedWorkspace';
import { connection, otherConnection } from '../../support/settingsSource';
import type { SolutionSource } from '../../support/solutionSource';

const day = 24 * 60 * 60 * 1000;
const core: SolutionSource = {
  root: 'repo/Core',
  uniqueName: 'Core',
  references: [{ name: 'cts_mail' }, { name: 'cts_teams', api: 'shared_teams' }],
};
const desk: SolutionSource = { root: 'repo/Desk', uniqueName: 'Desk', references: [{ name: 'cts_mail' }] };
const other = knownConnection(otherConnection, { apiName: 'shared_office365' });
const unlisted: Problem = {
  severity: 'information',
  message: connectionMarkWords({ doubt: { kind: 'unlisted' }, id: undefined, days: 3 }),
};

/** The problems of a cell that are not findings, when a list for `test` was pasted three days and an hour ago. */
async function marks(
  files: Readonly<Record<string, string>>,
  listed: readonly KnownConnection[] = [other],
  pastedAt: number | undefined = 10 * day,
  reference = 'cts_mail',
): Promise<Problem[]> {
  const workspace = await MappedWorkspace.open(files, core, desk);
  const remembered = {
    connections: (id: string) => (id === 'repo/test' ? listed : []),
    pastedAt: () => pastedAt,
  };
  const problems = (view: ReturnType<MappedWorkspace['view']>): Problem[] =>
    view.references.find(({ logicalName }) => logicalName === reference)?.cells.flatMap((cell) => cell.problems) ?? [];
  const found = problems(workspace.view()).map(({ message }) => message);
  return problems(workspace.view(remembered, 13 * day + 3_600_000)).filter(({ message }) => !found.includes(message));
}

function test(id: string): Record<string, string> {
  return { 'test.json': settingsJson({ cts_mail: id }) };
}

describe('The marks by a pasted list', () => {
  it('are information with the age of the list at an id that is not in it', async () => {
    assert.deepEqual(await marks(test(connection)), [unlisted]);
    assert.deepEqual(await marks(test(otherConnection.toUpperCase())), []);
  });

  it('have no age if the time was not saved, and none in the future', async () => {
    for (const [pastedAt, days] of [
      [undefined, undefined],
      [20 * day, 0],
    ] as const) {
      const message = connectionMarkWords({ doubt: { kind: 'unlisted' }, id: undefined, days });
      const workspace = await MappedWorkspace.open(test(connection), core);
      const view = workspace.view({ connections: () => [other], pastedAt: () => pastedAt }, day);
      const row = view.references.find(({ logicalName }) => logicalName === 'cts_mail');
      assert.ok(row?.cells[0]?.problems.some((problem) => problem.message === message));
    }
  });

  it('are a warning with the status at a connection that is not connected', async () => {
    const listed = [knownConnection(connection, { status: 'Error' })];
    const message = connectionMarkWords({ doubt: { kind: 'notConnected', status: 'Error' }, id: undefined, days: 3 });
    assert.deepEqual(await marks(test(connection), listed), [{ severity: 'warning', message }]);
    assert.deepEqual(await marks(test(connection), [knownConnection(connection, { status: 'Connected' })]), []);
  });

  it('are only in the column of the list', async () => {
    assert.deepEqual(await marks({ 'prod.json': settingsJson({ cts_mail: connection }) }), []);
    assert.deepEqual(await marks(test(connection), []), []);
  });

  it('are not at what is not the id of a connection', async () => {
    for (const id of ['', 'TODO', '#{mail}#', `shared_office365/${connection}`]) {
      assert.deepEqual(await marks(test(id)), [], id);
    }
    assert.deepEqual(await marks({ 'test.json': settingsJson({}) }), []);
  });

  it('need a listed connection of the same connector, which the solution or the entry names', async () => {
    const teams = knownConnection(otherConnection, { apiName: 'shared_teams' });
    const entry = (name: string) =>
      JSON.stringify({
        EnvironmentVariables: [],
        ConnectionReferences: [{ LogicalName: name, ConnectionId: connection }],
      });
    assert.deepEqual(await marks({ 'test.json': entry('cts_mail') }), [unlisted]);
    assert.deepEqual(await marks({ 'test.json': entry('cts_mail') }, [teams]), []);
    assert.deepEqual(await marks(test(connection), [teams]), []);
    const gone = { 'test.json': settingsJson({ cts_mail: '', cts_gone: connection }) };
    assert.deepEqual(await marks(gone, [other], 10 * day, 'cts_gone'), [unlisted]);
  });

  it('name each id of a cell in which files differ', async () => {
    const files = {
      'Core/test.deploymentsettings.json': settingsJson({ cts_mail: connection }),
      'Desk/test.deploymentsettings.json': settingsJson({ cts_mail: 'cts-mail-1' }),
    };
    const message = (id: string) => connectionMarkWords({ doubt: { kind: 'unlisted' }, id, days: 3 });
    assert.deepEqual(
      (await marks(files)).map((mark) => mark.message),
      [message(connection), message('cts-mail-1')],
    );
    assert.deepEqual(
      (await marks(files, [other, knownConnection('cts-mail-1')])).map((mark) => mark.message),
      [message(connection)],
    );
  });

  it('judge the id that counts, once', async () => {
    const config = (...settings: readonly string[]) => ({
      '.connref.json': JSON.stringify({ environments: { test: { settings, solutions: ['Core'] } } }),
    });
    const files = {
      'a.json': settingsJson({ cts_mail: connection }),
      'b.json': settingsJson({ cts_mail: otherConnection }),
    };
    assert.deepEqual(await marks({ ...files, ...config('a.json', 'b.json') }), []);
    assert.deepEqual(await marks({ ...files, ...config('b.json', 'a.json') }), [unlisted]);
    const same = { 'a.json': settingsJson({ cts_mail: connection }), 'b.json': settingsJson({ cts_mail: connection }) };
    assert.deepEqual(await marks({ ...same, ...config('a.json', 'b.json') }), [unlisted]);
  });

  it('are not in a template, nor while a file of the environment cannot be read', async () => {
    const config = { environments: { test: { settings: ['test.json'], solutions: ['Core'], template: true } } };
    assert.deepEqual(await marks({ ...test(connection), '.connref.json': JSON.stringify(config) }), []);
    const whole = settingsJson({ cts_mail: connection });
    const files = {
      'Core/test.deploymentsettings.json': whole,
      'Desk/test.deploymentsettings.json': whole.slice(0, -4),
    };
    assert.deepEqual(await marks(files), []);
  });
});
