import assert from 'node:assert/strict';
import { appXml } from '../../../support/componentSource';
import {
  bound,
  exampleGuid,
  missingConnectorDependency,
  type SolutionSource,
  solutionFiles,
} from '../../../support/solutionSource';
import { findingsOf, graveFindings, openWorkspace, verdicts } from '../../../support/workspace';

const id = '0f000000-0000-4000-8000-00000000000a';
const otherId = '0f000000-0000-4000-8000-00000000000b';
const api = 'shared_cts-5fweather-5f0123456789abcdef';
const named = {
  name: 'Send',
  entries: { w: { ...bound('cts_weather', api), api: { name: api, logicalName: 'cts_5Fweather' } } },
};
const unnamed = { name: 'Send', entries: { w: bound('cts_weather', api) } };
const linked = { references: [{ name: 'cts_weather', api, custom: id.toUpperCase() }] };
const unlinked = { references: [{ name: 'cts_weather', api }] };
const error = ['error missing-connector w'];

function of(...solutions: SolutionSource[]): Promise<string[]> {
  return verdicts(solutions.flatMap(solutionFiles));
}

describe('missing-connector', () => {
  it('is an error where no solution holds the GUID of the reference', async () => {
    assert.deepEqual(await of({ ...linked, flows: [named] }), error);
    assert.deepEqual(await of({ ...linked, flows: [unnamed] }), error);
    assert.deepEqual(
      await of({ ...linked, flows: [named], connectors: [{ name: 'cts_5Fweather', id: otherId }] }),
      error,
    );
  });

  it('is an error where no solution holds the name, when the reference gives no GUID', async () => {
    assert.deepEqual(await of({ ...unlinked, flows: [named] }), error);
    assert.deepEqual(await of({ ...unlinked, flows: [named], connectors: [{ name: 'cts_5Fgeo', id }] }), error);
  });

  it('is silent where this or another solution holds it, by GUID or by name', async () => {
    const connector = { connectors: [{ name: 'other', id }] };
    assert.deepEqual(await of({ ...linked, flows: [named], ...connector }), []);
    assert.deepEqual(await of({ ...linked, flows: [named] }, { root: 'repo/C', uniqueName: 'C', ...connector }), []);
    assert.deepEqual(
      await of({ ...linked, flows: [named] }, { root: 'repo/C', uniqueName: 'C', layout: 'export', ...connector }),
      [],
    );
    assert.deepEqual(
      await of({ ...unlinked, flows: [named], connectors: [{ name: 'CTS_5fweather', id: otherId }] }),
      [],
    );
  });

  it('is silent for standard connectors, and for custom ones that only their API name tells', async () => {
    assert.deepEqual(
      await of({
        references: [{ name: 'cts_weather' }],
        flows: [{ name: 'Send', entries: { w: bound('cts_weather') } }],
      }),
      [],
    );
    assert.deepEqual(await of({ ...unlinked, flows: [unnamed] }), []);
  });

  it('is information where MissingDependencies names a solution, and an error where it says Active', async () => {
    const dependent = (solution: string): SolutionSource => ({
      ...linked,
      flows: [named],
      missingDependencies: [missingConnectorDependency(id.toUpperCase(), solution)],
    });
    assert.deepEqual(await of(dependent('Connectors (1.0)')), ['information missing-connector w']);
    assert.deepEqual(await of(dependent('Active')), error);
    const byName = '<Required type="372" schemaName="cts_5fweather" solution="Connectors (1.0)" />';
    assert.deepEqual(await of({ ...unlinked, flows: [named], missingDependencies: [byName] }), [
      'information missing-connector w',
    ]);
  });

  it('is silent where .connref.json says that it comes from outside, by name, GUID or API name', async () => {
    for (const external of ['cts_5Fweather', id, 'shared_cts-5fweather-*']) {
      const config = JSON.stringify({ externals: [external] });
      const files = solutionFiles({ ...linked, flows: [named] });
      assert.deepEqual(await verdicts([...files, ['repo/.connref.json', config]]), [], external);
    }
  });

  it('is an error where another solution defines the reference without the GUID of a connector', async () => {
    const sibling = { root: 'repo/A', uniqueName: 'A', ...unlinked };
    assert.deepEqual((await of({ flows: [named] }, sibling)).sort(), [...error, 'information undefined-reference w']);
  });

  it('is silent where the reference comes from outside the workspace, and the connector with it', async () => {
    const listed =
      '<Required type="connectionreference" id.connectionreferencelogicalname="cts_weather" solution="Base (1.0)" />';
    assert.deepEqual(await of({ flows: [named], missingDependencies: [listed] }), [
      'information undefined-reference w',
    ]);
    const config = ['repo/.connref.json', '{ "externals": ["cts_weather"] }'] as const;
    assert.deepEqual(await verdicts([...solutionFiles({ flows: [named] }), config]), []);
  });

  it('is an error at a definition of its own, though the reference is external too', async () => {
    const config = ['repo/.connref.json', '{ "externals": ["cts_weather"] }'] as const;
    assert.deepEqual(await verdicts([...solutionFiles({ ...linked, flows: [named] }), config]), error);
    const user = { root: 'repo/U', uniqueName: 'U', flows: [{ ...named, id: otherId }] };
    assert.deepEqual(await verdicts([...[linked, user].flatMap(solutionFiles), config]), ['error missing-connector']);
  });

  it('is not sure where a connector or a Customizations.xml cannot be read', async () => {
    const files = solutionFiles({ ...linked, flows: [named] });
    assert.deepEqual((await verdicts([...files, ['repo/Contoso/Connectors/x.xml', '<Connector>']])).sort(), [
      'error invalid-xml',
      'warning missing-connector w',
    ]);
    const other = solutionFiles({ root: 'repo/C', uniqueName: 'C' });
    assert.deepEqual((await verdicts([...files, ...other, ['repo/C/Other/Customizations.xml', '<a>']])).sort(), [
      'error invalid-xml',
      'warning missing-connector w',
    ]);
    assert.deepEqual(await verdicts([...files, ['repo/Contoso/Other/Customizations.xml', '<a>']]), [
      'error invalid-xml',
    ]);
    assert.deepEqual(await verdicts([...files, ['repo/Contoso/Other/Solution.xml', '<a>']]), ['error invalid-xml']);
  });

  it('looks at the definition of its own solution, and at one of another where there is no other', async () => {
    const sibling = (custom: string): SolutionSource => ({
      root: 'repo/A',
      uniqueName: 'A',
      references: [{ name: 'cts_weather', api, custom }],
    });
    const held = { ...linked, flows: [unnamed], connectors: [{ name: 'cts_5Fweather', id }] };
    assert.deepEqual(await of(held, sibling(otherId)), ['error missing-connector']);
    // The sibling needs the connector, and the flow needs the sibling.
    assert.deepEqual((await of({ flows: [unnamed] }, sibling(id))).sort(), [
      'error missing-connector',
      'information undefined-reference w',
    ]);
  });

  it('looks a connector up by every name that the entry and MissingDependencies give it', async () => {
    const listed = `<Required key="2" type="372" displayName="Weather" solution="Base (1.0)" schemaName="cts_5Fweather" id="{${id}}" />`;
    assert.deepEqual(await of({ ...unlinked, flows: [named], missingDependencies: [listed] }), [
      'information missing-connector w',
    ]);
  });

  it('takes no connector without a name in MissingDependencies for one that it knows by another', async () => {
    const nameless = `<Required type="372" schemaName="" id="{${otherId}}" solution="Base (1.0)" />`;
    assert.deepEqual(await of({ ...linked, flows: [unnamed], missingDependencies: [nameless] }), error);
  });

  it('calls the connector by its name, its API or its GUID, whichever is known', async () => {
    const entry = (apiName: string) => ({ w: { ...bound('cts_weather', apiName), api: { name: apiName } } });
    const found = async (...entries: Record<string, unknown>[]) =>
      (
        await findingsOf(
          'missing-connector',
          solutionFiles({ ...linked, flows: entries.map((each) => ({ name: 'Send', entries: each })) }),
        )
      ).map(({ data }) => data);
    const data = { key: 'w', dependency: 'unlisted', reference: 'cts_weather' };
    assert.deepEqual(await found(named.entries), [{ ...data, connector: api, customConnector: 'cts_5Fweather' }]);
    assert.deepEqual(await found(entry(api)), [{ ...data, connector: api, customConnector: api }]);
    assert.deepEqual(await found(entry('')), [{ ...data, connector: '', customConnector: id }]);
    const raw = { w: { ...named.entries.w, connection: {} } };
    const unbound = await findingsOf('missing-connector', solutionFiles({ flows: [{ name: 'Send', entries: raw }] }));
    assert.deepEqual(
      unbound.map((each) => each.data),
      [{ key: 'w', connector: api, customConnector: 'cts_5Fweather', dependency: 'unlisted' }],
    );
  });

  it('stands on the key and points at the reference', async () => {
    const { engine } = await openWorkspace(solutionFiles({ ...linked, flows: [named] }));
    const [finding] = graveFindings(engine);
    assert.ok(finding);
    assert.deepEqual(finding.place, { kind: 'json', pointer: '/properties/connectionReferences/w', part: 'key' });
    assert.deepEqual(
      finding.related.map(({ place }) => place),
      [{ kind: 'xml', component: 'connectionReference', name: 'cts_weather' }],
    );
    assert.equal(finding.data.customConnector, 'cts_5Fweather');
  });

  it('points at no reference that is not known to stand for the connector', async () => {
    const [finding] = await findingsOf('missing-connector', solutionFiles({ ...unlinked, flows: [named] }));
    assert.deepEqual(finding?.related, []);
  });
});

describe('missing-connector, at a reference', () => {
  const api = 'shared_cts-5fweather-5f0123456789abcdef';
  const reference = { name: 'cts_weather', api, custom: exampleGuid };
  const of = async (source: SolutionSource, ...others: [string, string][]) =>
    (await findingsOf('missing-connector', [...solutionFiles(source), ...others])).map(
      ({ severity, place }) => `${severity} ${place.kind}`,
    );

  it('is a warning where nothing uses the reference, and an error where an agent does', async () => {
    const found = async (files: Readonly<Record<string, string>>) =>
      (await findingsOf('missing-connector', solutionFiles({ references: [reference], files }))).map(
        ({ severity, messageId }) => `${severity} ${messageId}`,
      );
    assert.deepEqual(await found({}), ['warning usedByUnusedReference']);
    const agent = { 'botcomponents/cts_bot.topic/data': 'connectionReference: cts_weather\n' };
    assert.deepEqual(await found(agent), ['error usedByReference']);
  });

  it('is not left to the flows of other solutions, whatever they know of the connector', async () => {
    const user: SolutionSource = {
      root: 'repo/U',
      uniqueName: 'U',
      flows: [{ name: 'Send', entries: { a: bound('cts_weather', api) } }],
    };
    const base = { references: [reference] };
    const knowing = { ...user, missingDependencies: [missingConnectorDependency(exampleGuid, 'Base (1.0)')] };
    const found = async (...sources: SolutionSource[]) =>
      (await findingsOf('missing-connector', sources.flatMap(solutionFiles))).map(
        ({ severity, file }) => `${severity} ${file.split('/')[1]}`,
      );
    assert.deepEqual(await found(base, user), ['error Contoso']);
    assert.deepEqual((await found(base, knowing)).sort(), ['error Contoso', 'information U']);
    const told = { ...base, missingDependencies: [missingConnectorDependency(exampleGuid, 'Base (1.0)')] };
    assert.deepEqual(await found(told, user), ['information Contoso']);
  });

  it('calls the connector by its API, or by its GUID where that is not known', async () => {
    const called = async (apiName: string) =>
      (await findingsOf('missing-connector', solutionFiles({ references: [{ ...reference, api: apiName }] }))).map(
        ({ data }) => data.customConnector,
      );
    assert.deepEqual(await called(api), [api]);
    assert.deepEqual(await called(''), [exampleGuid]);
  });

  it('is left to the flows that use it', async () => {
    const flows = [{ name: 'Send', entries: { a: bound('CTS_weather', api) } }];
    assert.deepEqual(await of({ references: [reference], flows }), ['error json']);
  });

  it('is information where MissingDependencies names a solution', async () => {
    const missingDependencies = [missingConnectorDependency(exampleGuid, 'Base (1.0)')];
    assert.deepEqual(await of({ references: [reference], missingDependencies }), ['information xml']);
    const nameless = `<Required type="372" schemaName="" id="{${otherId}}" solution="Base (1.0)" />`;
    assert.deepEqual(await of({ references: [{ ...reference, api: '' }], missingDependencies: [nameless] }), [
      'warning xml',
    ]);
  });

  it('is silent where the connector is held, external or a standard one, and where Solution.xml cannot be read', async () => {
    assert.deepEqual(await of({ references: [reference], connectors: [{ name: 'cts_5Fweather' }] }), []);
    assert.deepEqual(await of({ references: [reference] }, ['repo/.connref.json', `{"externals":["${api}"]}`]), []);
    assert.deepEqual(await of({ references: [{ name: 'cts_mail' }] }), []);
    assert.deepEqual(await of({ references: [reference] }, ['repo/Contoso/Other/Solution.xml', '<']), []);
  });
});

describe('missing-connector, for apps', () => {
  const found = async (source: SolutionSource) =>
    (await findingsOf('missing-connector', solutionFiles(source))).map(
      ({ severity, messageId, data }) => `${severity} ${messageId} ${data.customConnector}`,
    );
  const connector = { componenttype: 372, logicalname: 'cts_5Fweather', componenttypeplatformname: 'connector' };

  for (const layout of ['packager', 'export'] as const) {
    it(`is an error where no solution has the connector of an app, in the layout ${layout}`, async () => {
      const expected = ['error used cts_5Fweather'];
      assert.deepEqual(await found({ layout, apps: [{ name: 'cts_app', connectors: ['cts_5Fweather'] }] }), [
        'error usedByBrokenUser cts_5Fweather',
      ]);
      assert.deepEqual(await found({ layout, apps: [{ name: 'cts_app', dependencies: [connector] }] }), expected);
      const both = { name: 'cts_app', connectors: ['cts_5Fweather'], dependencies: [connector] };
      assert.deepEqual(await found({ layout, apps: [both] }), expected);
    });
  }

  it('is silent where a solution has it', async () => {
    const apps = [{ name: 'cts_app', connectors: ['CTS_5Fweather'] }];
    assert.deepEqual(await found({ apps, connectors: [{ name: 'cts_5Fweather', id }] }), []);
  });

  it('finds the connector by the GUID of the reference, before its name', async () => {
    const text = appXml({ name: 'cts_app', connectors: ['cts_5Fweather'], references: [] }).replace(
      '"customApiLogicalName"',
      '"xrmConnectionReferenceLogicalName":"cts_weather","customApiLogicalName"',
    );
    const source: SolutionSource = { ...linked, files: { 'CanvasApps/cts_app.meta.xml': text } };
    const other = { root: 'repo/B', uniqueName: 'B' };
    assert.deepEqual(await found({ ...source, connectors: [{ name: 'renamed', id }] }), []);
    assert.deepEqual(
      (
        await findingsOf('missing-connector', [
          ...solutionFiles(source),
          ...solutionFiles({ ...other, connectors: [{ name: 'cts_5Fweather', id: otherId }] }),
        ])
      ).map(({ messageId }) => messageId),
      ['usedByBrokenUser'],
    );
    const listed = { ...source, missingDependencies: [missingConnectorDependency(id, 'Base (1.0)')] };
    assert.deepEqual(await found(listed), ['information usedOwnerListed cts_5Fweather']);
  });

  it('is silent where the reference comes from elsewhere, unless the import looks up the connector', async () => {
    const text = appXml({ name: 'cts_app', connectors: ['cts_5Fweather'] }).replace(
      '"customApiLogicalName"',
      '"xrmConnectionReferenceLogicalName":"cts_weather","customApiLogicalName"',
    );
    const listed = `<Required type="connectionreference" id.connectionreferencelogicalname="cts_weather" solution="Base (1.0)" />`;
    const source = { missingDependencies: [listed], files: { 'CanvasApps/cts_app.meta.xml': text } };
    assert.deepEqual(await found(source), []);
    const active = { ...source, missingDependencies: [listed, missingConnectorDependency('cts_5Fweather', 'Active')] };
    assert.deepEqual(await found(active), ['error usedByBrokenUser cts_5Fweather']);
    const lookedUp = text.replace('"cdsdependencies":[', `"cdsdependencies":[${JSON.stringify(connector)},`);
    assert.deepEqual(
      await found({
        ...source,
        files: { 'CanvasApps/cts_app.meta.xml': lookedUp.replace('[,', '[').replace(',]', ']') },
      }),
      ['error used cts_5Fweather'],
    );
  });

  it('tells two connectors of one name apart by the references of the app', async () => {
    const names = ['cts_a', 'cts_b'];
    const references = names.map((name, at) => ({ name, api: `shared_${at}`, custom: [id, otherId][at]! }));
    const text = appXml({ name: 'cts_app', connectors: ['cts_5Fweather', 'cts_5Fweather'] }).replaceAll(
      '"customApiLogicalName"',
      () => `"xrmConnectionReferenceLogicalName":"${names.shift()}","customApiLogicalName"`,
    );
    const source = { references, files: { 'CanvasApps/cts_app.meta.xml': text } };
    const held = (...ids: string[]) => ({
      ...source,
      connectors: ids.map((each, at) => ({ name: ['cts_5Fweather', 'cts_5Fweather2'][at]!, id: each })),
    });
    assert.deepEqual(await found(held(id, otherId)), []);
    for (const one of [id, otherId]) {
      assert.deepEqual(await found(held(one)), ['error usedByBrokenUser cts_5Fweather']);
    }
  });

  it('knows a connector that the dependencies list by its GUID', async () => {
    const dependencies = [{ componenttypeplatformname: 'Connector', dependencyid: id }];
    const apps = [{ name: 'cts_app', dependencies }];
    assert.deepEqual(await found({ apps, connectors: [{ name: 'cts_5Fweather', id }] }), []);
    assert.deepEqual(await found({ apps }), [`error used ${id}`]);
  });
});
