import assert from 'node:assert/strict';
import { fixMakers } from '../../../../src/core/edits/fixes/fixMakers';
import { fixesOf } from '../../../../src/core/rules/fixAll';
import { settingsSourceConnector } from '../../../../src/core/rules/settings-source-connector';
import { assertFixLaw, fillIn } from '../../../support/fixLaw';
import {
  connection,
  connectorId,
  findingsOf,
  settingsText,
  settingsVerdicts,
  settingsWorkspace,
} from '../../../support/settingsSource';
import { exampleGuid, type ReferenceSource, type SolutionSource } from '../../../support/solutionSource';
import { allFindings, openWorkspace } from '../../../support/workspace';

const rule = 'settings-source-connector';
const source = 'shared_cts-5fweather-5f0123456789abcdef';
const inTest = 'shared_cts-5fweather-5ffedcba9876543210';
const another = 'shared_cts-5fweather-5faaaaaaaaaaaaaaaa';
const weather: ReferenceSource = { name: 'cts_weather', api: source, custom: exampleGuid };
const forecast: ReferenceSource = { ...weather, name: 'cts_forecast' };
const rain: ReferenceSource = { ...weather, name: 'cts_rain' };
const information = ['information test.json cts_weather'];
const warning = ['warning test.json cts_weather'];

/** An entry with a connection. */
function entry(api: string, ConnectionId = connection): Record<string, unknown> {
  return { ConnectionId, ConnectorId: connectorId(api) };
}

type Entries = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

function files(
  references: readonly ReferenceSource[],
  entries: Entries,
  more: Parameters<typeof settingsWorkspace>[1] = {},
): ReturnType<typeof settingsWorkspace> {
  return settingsWorkspace([{ references }], { 'test.json': { references: entries }, ...more });
}

/** What is reported of an entry for `cts_weather`. */
function of(own: Readonly<Record<string, unknown>>, reference = weather, config: object = {}): Promise<string[]> {
  return settingsVerdicts(rule, files([reference], { CTS_Weather: own }, { '.connref.json': { config } })).then(
    (found) => found.map((each) => each.replace('CTS_Weather', 'cts_weather')),
  );
}

/** What is reported of three references on one connector, of which the first has the id of the source. */
function besides(second: string, third?: string, references = [weather, forecast, rain]): Promise<string[]> {
  return settingsVerdicts(
    rule,
    files(references, {
      cts_weather: entry(source),
      cts_forecast: entry(second),
      ...(third !== undefined && { cts_rain: entry(third) }),
    }),
  );
}

describe('settings-source-connector', () => {
  it('is information at the ConnectorId, with the definition as related place', async () => {
    const [finding, ...others] = await findingsOf(rule, files([weather], { cts_weather: entry(source) }));
    assert.deepEqual(others, []);
    assert.deepEqual(
      [finding?.severity, finding?.file, finding?.place, finding?.data],
      [
        'information',
        'repo/test.json',
        { kind: 'json', pointer: '/ConnectionReferences/0/ConnectorId', part: 'value' },
        { reference: 'cts_weather', pointer: '/ConnectionReferences/0', before: connectorId(source) },
      ],
    );
    const shown = { reference: 'cts_weather', connector: 'cts_5fweather', environment: 'test' };
    assert.equal(finding?.message, settingsSourceConnector.messages.idOfSolution(shown).text);
    assert.deepEqual(
      finding.related.map(({ file, place }) => [file, place]),
      [
        [
          'repo/Contoso/Other/Customizations.xml',
          { kind: 'xml', component: 'connectionReference', name: 'cts_weather', child: 'connectorid' },
        ],
      ],
    );
  });

  it('compares names without case, and takes the hash for the sign of a custom connector', async () => {
    assert.deepEqual(await of(entry(source.toUpperCase())), information);
    assert.deepEqual(await of({ ...entry(source), ConnectorId: source }), information);
    assert.deepEqual(await of(entry(source), { name: 'cts_weather', api: source }), information);
    assert.deepEqual(await of(entry('shared_weather'), { ...weather, api: 'shared_weather' }), []);
  });

  it('is silent for a standard connector', async () => {
    assert.deepEqual(await of(entry('shared_office365'), { name: 'cts_weather' }), []);
  });

  it('is silent for another id, for none, and for a token', async () => {
    assert.deepEqual(await of(entry(inTest)), []);
    assert.deepEqual(await of({ ConnectionId: connection }), []);
    assert.deepEqual(await of({ ConnectionId: connection, ConnectorId: '' }), []);
    assert.deepEqual(await of({ ConnectionId: connection, ConnectorId: '' }, { ...weather, api: '' }), []);
    assert.deepEqual(await of({ ConnectionId: connection, ConnectorId: `#{apis}#/${source}` }), []);
    assert.deepEqual(
      await of({ ConnectionId: connection, ConnectorId: `<<apis>>/${source}` }, weather, {}),
      information,
    );
    assert.deepEqual(
      await of({ ConnectionId: connection, ConnectorId: `<<apis>>/${source}` }, weather, { tokens: ['<<*>>'] }),
      [],
    );
  });

  it('is silent for an entry without a connection, but not for a token', async () => {
    assert.deepEqual(await of(entry(source, '')), []);
    assert.deepEqual(await of(entry(source, '<your id>')), []);
    assert.deepEqual(await of(entry(source, '#{weather}#')), information);
  });

  it('is silent in a template, and while a settings file of the environment cannot be read', async () => {
    const base = settingsWorkspace([{ references: [weather] }], {
      'any.json': { references: { cts_weather: entry(source) } },
      '.connref.json': { config: { environments: { Any: { settings: ['any.json'], template: true } } } },
    });
    assert.deepEqual(await settingsVerdicts(rule, base), []);
    const broken = files(
      [weather],
      { cts_weather: entry(source) },
      {
        'last.json': '{ "ConnectionReferences": [{ "LogicalName": ',
        '.connref.json': { config: { environments: { test: { settings: ['test.json', 'last.json'] } } } },
      },
    );
    assert.deepEqual(await settingsVerdicts(rule, broken), []);
  });

  it('is silent without a definition, and for definitions with different ids', async () => {
    assert.deepEqual(await settingsVerdicts(rule, files([], { cts_weather: entry(source) })), []);
    const two = (api: string): Promise<string[]> => {
      const second: SolutionSource = { root: 'repo/Second', managed: 1, references: [{ ...weather, api }] };
      const entries = { 'test.json': { references: { cts_weather: entry(source) } } };
      return settingsVerdicts(rule, settingsWorkspace([{ references: [weather] }, second], entries));
    };
    assert.deepEqual(await two(source), information);
    assert.deepEqual(await two(inTest), []);
  });

  it('is a warning where another reference on the connector has another id', async () => {
    assert.deepEqual(await besides(inTest), warning);
    assert.deepEqual(await besides(inTest.toUpperCase(), inTest), warning);
    const [finding] = await findingsOf(
      rule,
      files([weather, forecast, rain], {
        cts_weather: entry(source),
        cts_forecast: entry(inTest, ''),
        cts_rain: entry(inTest),
      }),
    );
    assert.equal(
      finding?.message,
      settingsSourceConnector.messages.otherId({
        reference: 'cts_weather',
        connector: 'cts_5fweather',
        environment: 'test',
        others: ['cts_forecast', 'cts_rain'],
        ids: [inTest],
      }).text,
    );
    assert.deepEqual(
      finding.related.slice(1).map(({ file, place }) => [file, place]),
      [1, 2].map((at) => [
        'repo/test.json',
        { kind: 'json', pointer: `/ConnectionReferences/${at}/ConnectorId`, part: 'value' },
      ]),
    );
  });

  it('is silent in the environment where the solution is developed, as its name says', async () => {
    const inEnvironment = (name: string, entries: Entries, more: object = {}): Promise<string[]> =>
      settingsVerdicts(
        rule,
        settingsWorkspace([{ references: [weather, forecast] }], {
          'test.json': { references: entries },
          '.connref.json': { config: { environments: { [name]: { settings: ['test.json'], ...more } } } },
        }),
      );
    const own = { cts_weather: entry(source) };
    for (const name of ['dev', 'DEV', 'Contoso Development', 'contoso-dev-1', 'source']) {
      assert.deepEqual(await inEnvironment(name, own), [], name);
    }
    for (const name of ['test', 'devices', 'Resource']) {
      assert.deepEqual(await inEnvironment(name, own), information, name);
    }
    // A source environment never gets managed solutions.
    assert.deepEqual(await inEnvironment('dev', own, { managed: true }), information);
    assert.deepEqual(await inEnvironment('dev', own, { managed: false }), []);
    // One of the two entries is wrong, whatever the environment is.
    assert.deepEqual(await inEnvironment('dev', { ...own, cts_forecast: entry(inTest) }), warning);
    const dev = settingsWorkspace([{ references: [weather] }], { 'dev.json': { references: own } });
    assert.deepEqual(await settingsVerdicts(rule, dev), [], 'by the name of the file');
  });

  it('is certain only where the environment gets managed solutions', async () => {
    const ids = async (more: object): Promise<(string | undefined)[]> => {
      const config = { environments: { test: { settings: ['test.json'], ...more } } };
      const found = await findingsOf(
        rule,
        files([weather], { cts_weather: entry(source) }, { '.connref.json': { config } }),
      );
      return found.map(({ messageId }) => messageId);
    };
    assert.deepEqual(await ids({}), ['idOfSolution']);
    assert.deepEqual(await ids({ managed: false }), ['idOfSolution']);
    assert.deepEqual(await ids({ managed: true }), ['sourceId']);
  });

  it('stays information where the other entries do not show another id', async () => {
    const two = ['information test.json cts_weather', 'information test.json cts_forecast'];
    assert.deepEqual(await besides(source), two);
    assert.deepEqual(await besides('shared_office365'), information);
    assert.deepEqual(await besides(`#{x}#/${inTest}`), information);
    // On another connector, or on another one as far as anybody knows.
    assert.deepEqual(
      await besides(inTest, undefined, [weather, { ...forecast, custom: '0f000000-0000-4000-8000-000000000002' }]),
      information,
    );
    assert.deepEqual(await besides(inTest, undefined, [weather, { name: 'cts_forecast', api: source }]), information);
    // That id is also the one in the solution, so nobody looked it up.
    assert.deepEqual(await besides(inTest, undefined, [weather, { ...forecast, api: inTest }]), [
      'information test.json cts_weather',
      'information test.json cts_forecast',
    ]);
  });

  it('looks at other solutions and files of the environment, and at no others', async () => {
    const solutions: SolutionSource[] = [
      { references: [weather] },
      { root: 'repo/Other', uniqueName: 'Other', references: [forecast] },
    ];
    const entries = {
      'Contoso/test.deploymentsettings.json': { references: { cts_weather: entry(source) } },
      'Other/test.deploymentsettings.json': { references: { cts_forecast: entry(inTest) } },
    };
    const { 'Other/test.deploymentsettings.json': moved, ...rest } = entries;
    assert.deepEqual(await settingsVerdicts(rule, settingsWorkspace(solutions, entries)), [
      'warning Contoso/test.deploymentsettings.json cts_weather',
    ]);
    assert.deepEqual(
      await settingsVerdicts(
        rule,
        settingsWorkspace(solutions, { ...rest, 'Other/prod.deploymentsettings.json': moved }),
      ),
      ['information Contoso/test.deploymentsettings.json cts_weather'],
    );
  });

  it('does not learn from references of a solution that the environment does not get', async () => {
    const other: SolutionSource = { root: 'repo/Other', uniqueName: 'Other', references: [forecast] };
    const declared = (environment: object): Promise<string[]> =>
      settingsVerdicts(
        rule,
        settingsWorkspace([{ references: [weather] }, other], {
          'test.json': { references: { cts_weather: entry(source), cts_forecast: entry(inTest) } },
          '.connref.json': { config: { environments: { test: { settings: ['test.json'], ...environment } } } },
        }),
      );
    assert.deepEqual(await declared({}), warning);
    assert.deepEqual(await declared({ solutions: ['Contoso'] }), information);
  });

  it('reports only the id that counts', async () => {
    const config = { environments: { test: { settings: ['first.json', 'last.json'] } } };
    const layers = (first: Entries, last: Entries): Promise<string[]> =>
      settingsVerdicts(
        rule,
        settingsWorkspace([{ references: [weather] }], {
          'first.json': { references: first },
          'last.json': { references: last },
          '.connref.json': { config },
        }),
      );
    const own = { cts_weather: entry(source) };
    assert.deepEqual(await layers(own, { cts_weather: entry(inTest) }), []);
    assert.deepEqual(await layers({ cts_weather: entry(inTest) }, own), ['information last.json cts_weather']);
    // The connection is in the last file and the connector in the first one.
    assert.deepEqual(await layers({ cts_weather: entry(source, '') }, { cts_weather: { ConnectionId: connection } }), [
      'information first.json cts_weather',
    ]);
  });

  it('never contradicts settings-connector-mismatch', async () => {
    for (const api of [source, inTest, 'shared_office365', 'shared_weather']) {
      for (const reference of [weather, { ...weather, api: 'shared_weather' }, { name: 'cts_weather' }]) {
        const { engine } = await openWorkspace(files([reference], { cts_weather: entry(api) }));
        const found = allFindings(engine).filter(({ ruleId }) =>
          [rule, 'settings-connector-mismatch'].includes(ruleId),
        );
        assert.ok(found.length < 2, JSON.stringify(found));
      }
    }
  });

  it('offers the one id of the other entries, by the law of fixes, and none of several', async () => {
    const references = [weather, forecast, rain];
    const fixesFor = async (third: string, environment = 'test') => {
      const entries = { cts_weather: entry(source), cts_forecast: entry(inTest), cts_rain: entry(third) };
      const config = { environments: { [environment]: { settings: ['test.json'] } } };
      const workspace = await openWorkspace(files(references, entries, { '.connref.json': { config } }));
      const finding = allFindings(workspace.engine).find(({ ruleId }) => ruleId === rule);
      assert.ok(finding);
      const fixes = fixesOf(finding, workspace.engine.index, fixMakers).filter(({ operations }) =>
        operations.some(({ kind }) => kind === 'setConnector'),
      );
      return { workspace, finding, fixes };
    };
    const { workspace, finding, fixes } = await fixesFor(inTest);
    const [fix, ...others] = fixes;
    assert.ok(fix);
    assert.deepEqual(
      [fix.title, fix.preferred, others],
      [`Use ${inTest}, as in other entries for the connector`, false, []],
    );
    const after = await assertFixLaw(fillIn(fix), [finding], fix.mayRaise, workspace);
    assert.equal(
      after.text('repo/test.json'),
      settingsText({
        references: { cts_weather: entry(inTest), cts_forecast: entry(inTest), cts_rain: entry(inTest) },
      }),
    );
    assert.deepEqual((await fixesFor(another)).fixes, []);
    assert.deepEqual((await fixesFor(inTest, 'dev')).fixes, [], 'the entry may be the right one');
  });
});
