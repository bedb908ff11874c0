import assert from 'node:assert/strict';
import { settingsEmptyConnection } from '../../../../src/core/rules/settings-empty-connection';
import {
  connection,
  findingsOf,
  flowWith,
  type SettingsSource,
  settingsVerdicts,
  settingsWorkspace,
} from '../../../support/settingsSource';
import { bound, raw, type SolutionSource } from '../../../support/solutionSource';

const send = flowWith('Send', 'CTS_mail');
const references = [{ name: 'cts_mail' }, { name: 'cts_teams', api: 'shared_teams' }];
const contoso: SolutionSource = { references, flows: [send] };
const empty: SettingsSource = { references: { cts_mail: '', cts_teams: connection } };
const warning = ['warning test.json cts_mail'];

function of(
  files: Parameters<typeof settingsWorkspace>[1],
  solutions: readonly SolutionSource[] = [contoso],
): Promise<string[]> {
  return settingsVerdicts('settings-empty-connection', settingsWorkspace(solutions, files));
}

function flowsStayOff(environment: string, ...flows: string[]): string {
  return settingsEmptyConnection.messages.flowsStayOff({ reference: 'cts_mail', environment, placeholder: '', flows })
    .text;
}

/** The messages about an empty entry of `cts_mail` with these solutions. */
async function messagesFor(...solutions: SolutionSource[]): Promise<string[]> {
  const found = await findingsOf('settings-empty-connection', settingsWorkspace(solutions, { 'test.json': empty }));
  return found.map(({ message }) => message);
}

describe('settings-empty-connection', () => {
  it('is a warning where a flow uses the reference', async () => {
    assert.deepEqual(await of({ 'test.json': empty }), warning);
    assert.deepEqual(await of({ 'test.json': { references: { cts_mail: {}, cts_teams: connection } } }), warning);
  });

  it('names the environment and the flows that stay off', async () => {
    const flows = ['Archive', 'Book', 'Call', 'Deliver'].map((name, at) => ({
      ...flowWith(name, 'cts_mail'),
      id: `0f000000-0000-4000-8000-00000000001${at}`,
    }));
    assert.deepEqual(await messagesFor({ references, flows: flows.slice(0, 1) }), [flowsStayOff('test', 'Archive')]);
    assert.deepEqual(await messagesFor({ references, flows }), [
      flowsStayOff('test', 'Archive', 'Book', 'Call', 'Deliver'),
    ]);
  });

  it('is silent where it has a connection or a token', async () => {
    assert.deepEqual(await of({ 'test.json': { references: { cts_mail: connection } } }), []);
    assert.deepEqual(await of({ 'test.json': { references: { cts_mail: '#{mail}#' } } }), []);
  });

  it('is a warning where a text only holds the place of an id, in an update too', async () => {
    const of = (id: string, config: object = {}): Promise<string[]> =>
      settingsVerdicts(
        'settings-empty-connection',
        settingsWorkspace([contoso], {
          'test.json': { references: { cts_mail: id, cts_teams: connection } },
          '.connref.json': { config },
        }),
      );
    const update = { environments: { Test: { settings: ['test.json'], import: 'update' } } };
    assert.deepEqual(await of('TODO'), warning);
    assert.deepEqual(await of('TODO', update), warning);
    assert.deepEqual(await of('<your connection>'), warning);
    assert.deepEqual(await of('<your connection>', { tokens: ['<*>'] }), []);
  });

  it('is about the last placeholder, and about none where a file has an id', async () => {
    const config = { environments: { Test: { settings: ['base.json', 'test.json'] } } };
    const layers = (base: string, test: string): Promise<string[]> =>
      of({
        'base.json': { references: { cts_mail: base, cts_teams: connection } },
        'test.json': { references: { cts_mail: test } },
        '.connref.json': { config },
      });
    assert.deepEqual(await layers('TODO', ''), ['warning base.json cts_mail']);
    assert.deepEqual(await layers('', 'TODO'), warning);
    assert.deepEqual(await layers('TODO', connection), []);
    assert.deepEqual(await layers(connection, 'TODO'), []);
  });

  it('says that the import asks for a connection where nothing on uses the reference', async () => {
    const asks = [
      settingsEmptyConnection.messages.importAsks({ reference: 'cts_mail', environment: 'test', placeholder: '' }).text,
    ];
    assert.deepEqual(await messagesFor({ references }), asks);
    assert.deepEqual(await messagesFor({ references, flows: [{ ...send, state: 'off' }] }), asks);
  });

  it('is silent where no solution of the environment defines or uses the reference', async () => {
    const other: SolutionSource = { root: 'repo/Other', uniqueName: 'Other', references };
    assert.deepEqual(await of({ 'Contoso/test.json': empty }, [{ flows: [flowWith('Idle')] }, other]), []);
  });

  it('is a warning where nothing says whether the flow is on', async () => {
    assert.deepEqual(
      await of({ 'test.json': empty }, [{ references, flows: [{ ...send, metadata: false }] }]),
      warning,
    );
  });

  it('mentions no flow where run-only users bring the connection', async () => {
    const invoker = { ...bound('cts_mail'), runtimeSource: 'invoker' };
    const flow = (entries: object): SolutionSource => ({
      references,
      flows: [{ name: 'Ask', entries: { ...entries } }],
    });
    const asks = [
      settingsEmptyConnection.messages.importAsks({ reference: 'cts_mail', environment: 'test', placeholder: '' }).text,
    ];
    assert.deepEqual(await messagesFor(flow({ a: invoker })), asks);
    assert.deepEqual(await messagesFor(flow({ a: invoker, b: bound('cts_mail') })), [flowsStayOff('test', 'Ask')]);
    const others = { a: invoker, b: bound('cts_teams', 'shared_teams'), c: raw() };
    assert.deepEqual(await messagesFor(flow(others)), asks, 'other entries of the flow are not asked');
  });

  it('mentions no flow of solutions that the environment does not get', async () => {
    const other: SolutionSource = { root: 'repo/Other', uniqueName: 'Other', flows: [send] };
    const files = settingsWorkspace([{ references }, other], { 'Contoso/test.json': empty });
    assert.deepEqual(
      (await findingsOf('settings-empty-connection', files)).map(({ message }) => message),
      [
        settingsEmptyConnection.messages.importAsks({ reference: 'cts_mail', environment: 'test', placeholder: '' })
          .text,
      ],
    );
  });

  it('is a warning where a flow of one of several solutions uses it', async () => {
    const other: SolutionSource = { root: 'repo/Other', uniqueName: 'Other', references: [{ name: 'cts_sql' }] };
    const files = { 'test.json': { references: { cts_mail: '', cts_sql: connection } } };
    assert.deepEqual(await of(files, [contoso, other]), warning);
  });

  it('is a warning where only an agent or a canvas app uses it', async () => {
    const agent = { 'botcomponents/cts_agent.topic/data': 'kind: x\nconnectionReference: cts_mail\n' };
    const app = {
      'CanvasApps/cts_app.meta.xml':
        '<CanvasApp><Name>cts_app</Name><ConnectionReferences>{"x":{"id":"/providers/microsoft.powerapps/apis/shared_office365","xrmConnectionReferenceLogicalName":"cts_mail"}}</ConnectionReferences></CanvasApp>',
    };
    for (const files of [agent, app]) {
      const empty = { reference: 'cts_mail', environment: 'test', placeholder: '' };
      assert.deepEqual(await messagesFor({ references, files }), [
        settingsEmptyConnection.messages.appsAsk(empty).text,
      ]);
    }
  });

  for (const mode of ['update', 'upgrade']) {
    it(`is silent where .connref.json says ${mode}`, async () => {
      const config = { environments: { Test: { settings: ['test.json'], import: mode } } };
      assert.deepEqual(await of({ 'test.json': empty, '.connref.json': { config } }), []);
    });
  }

  it('is silent in templates', async () => {
    const allEmpty = { references: { cts_mail: '', cts_teams: '' } };
    assert.deepEqual(await of({ 'base.json': allEmpty }), []);
    assert.deepEqual(await of({ 'template.deploymentsettings.json': allEmpty }), []);
    assert.deepEqual(await of({ 'base.json': empty }), ['warning base.json cts_mail'], 'a base with a value');
    assert.deepEqual(await of({ 'test.json': { references: { cts_mail: '' } } }), warning);
    const config = { environments: { Test: { settings: ['test.json'] } } };
    const declared = { 'test.json': { references: { cts_mail: '' } }, '.connref.json': { config } };
    assert.deepEqual(await of(declared), warning, 'a declared environment is no template');
  });

  it('does not count a connection in a file for another solution, unless that one defines the reference too', async () => {
    const other: SolutionSource = { root: 'repo/Other', uniqueName: 'Other', references: [{ name: 'cts_sql' }] };
    const files = {
      'Contoso/test.json': { references: { cts_mail: '', cts_teams: connection } },
      'Other/test.json': { references: { cts_mail: connection, cts_sql: connection } },
    };
    assert.deepEqual(await of(files, [contoso, other]), ['warning Contoso/test.json cts_mail']);
    const same = { ...other, references: [{ name: 'cts_sql' }, { name: 'cts_mail' }] };
    assert.deepEqual(await of(files, [contoso, same]), []);
  });

  it('looks at all files of the environment, and says it in the last one', async () => {
    const config = { environments: { Test: { settings: ['base.json', 'test.json'] } } };
    const overlay = (base: string, test: string): Promise<string[]> =>
      of({
        'base.json': { references: { cts_mail: base } },
        'test.json': { references: { cts_mail: test } },
        '.connref.json': { config },
      });
    assert.deepEqual(await overlay('', connection), []);
    assert.deepEqual(await overlay(connection, ''), [], 'an empty value hides none');
    assert.deepEqual(await overlay('', ''), warning);
  });

  it('says of a shared base in which environment nothing is mapped', async () => {
    const environments = { Test: { settings: ['base.json', 'test.json'] }, Prod: { settings: ['base.json'] } };
    const files = settingsWorkspace([contoso], {
      'base.json': empty,
      'test.json': { references: { cts_mail: connection } },
      '.connref.json': { config: { environments } },
    });
    assert.deepEqual(
      (await findingsOf('settings-empty-connection', files)).map(({ message }) => message),
      [flowsStayOff('Prod', 'Send')],
    );
  });

  it('concludes nothing where another file of the environment cannot be read', async () => {
    const config = { environments: { Test: { settings: ['test.json', 'more.json'] } } };
    const files = { 'test.json': empty, 'more.json': '{ "ConnectionReferences": [{ "LogicalName": "cts_mail", ' };
    assert.deepEqual(await of({ ...files, '.connref.json': { config } }), []);
  });

  it('is silent where what stands there is no text, or every environment has the reference', async () => {
    const number = { references: { cts_mail: { ConnectionId: 5 }, cts_teams: connection } };
    assert.deepEqual(await of({ 'test.json': number }), []);
    const both = { references: { cts_mail: '', cts_teams: { ConnectionId: 5 }, cts_more: connection } };
    assert.deepEqual(await of({ 'test.json': both }), warning, 'what is no text stands in another entry');
    assert.deepEqual(await of({ 'test.json': empty, '.connref.json': { config: { externals: ['cts_*'] } } }), []);
  });

  it('is ignored for one reference', async () => {
    const config = {
      ignore: [{ rule: 'settings-empty-connection', path: '*.json', reference: 'CTS_MAIL', reason: 'By hand.' }],
    };
    assert.deepEqual(await of({ 'test.json': empty, '.connref.json': { config } }), []);
  });

  it('says it of the first entry of a name, which counts', async () => {
    const of = async (...ids: string[]): Promise<(string | undefined)[]> => {
      const mail = ids.map((ConnectionId) => ({ LogicalName: 'cts_mail', ConnectionId }));
      const teams = { LogicalName: 'cts_teams', ConnectionId: connection };
      const text = JSON.stringify({ EnvironmentVariables: [], ConnectionReferences: [teams, ...mail] });
      const files = settingsWorkspace([contoso], { 'test.json': text });
      return (await findingsOf('settings-empty-connection', files)).map(({ data }) => data.pointer);
    };
    assert.deepEqual(await of('', connection), ['/ConnectionReferences/1']);
    assert.deepEqual(await of(connection, ''), []);
  });
});
