import assert from 'node:assert/strict';
import type { CopyPlan } from '../../../../src/core/plan/copyPlan';
import { copyOutline } from '../../../../src/core/words/plan/copyOutline';
import { bound, missingReference, raw, solutionFiles } from '../../../support/solutionSource';
import { codeAppProject, weather } from './copiedWorkspace';
import { planOfAll, planOfEnvironment, planOfFiles, usersOf } from './copyPlans';

const id = (end: string): string => `0f000000-0000-4000-8000-0000000000${end}`;

function externals(...names: readonly string[]): [string, string] {
  return ['repo/.connref.json', JSON.stringify({ externals: names })];
}

/** The references of each connector, by the name of the connector. */
function referencesOf({ connections, customConnectors }: CopyPlan): Record<string, readonly string[]> {
  return Object.fromEntries(
    [...connections, ...customConnectors].map(({ connectorName, references }) => [connectorName, references]),
  );
}

/** An entry with the encoded name of a custom connector. */
function named(reference: string, api: string, logicalName: string): object {
  return { ...bound(reference, api), api: { name: api, logicalName } };
}

/** The plan of the solution Contoso, without the other solutions of the workspace. */
function planOfContoso(files: readonly (readonly [string, string])[]): Promise<CopyPlan> {
  const config = JSON.stringify({ externals: ['ext_*'], environments: { uat: { solutions: ['Contoso'] } } });
  return planOfEnvironment([...files, ['repo/.connref.json', config]]);
}

/** The file of an app with connections to custom connectors. */
function appFile(...connections: readonly object[]): string {
  const list = JSON.stringify(Object.fromEntries(connections.map((each, at) => [`c${at}`, each])));
  return `<CanvasApp><Name>cts_app</Name><ConnectionReferences>${list}</ConnectionReferences></CanvasApp>`;
}

describe('The connectors of a plan for a copied environment', () => {
  it('has the references that earlier versions may have brought, and none that is certainly absent', async () => {
    const plan = await planOfAll({
      missingDependencies: [missingReference('cts_Active', 'Active')],
      flows: [
        { name: 'Send', id: id('01'), entries: { a: bound('cts_Active', 'shared_teams') } },
        { name: 'Lost', id: id('02'), entries: { a: bound('cts_Nobody', 'shared_sql') } },
      ],
    });
    assert.deepEqual(referencesOf(plan), { 'Microsoft Teams': ['cts_Active'] });
  });

  it('has references that only apps and agents use, though their connectors are unknown', async () => {
    const plan = await planOfAll(
      {
        missingDependencies: [missingReference('abs_Listed', 'Absent (1.0)')],
        apps: [{ name: 'cts_app', references: ['ext_App', 'abs_Listed'] }],
        files: { 'botcomponents/cts_a.b/data': 'connectionReference: ext_Agent\n' },
      },
      [externals('ext_*')],
    );
    assert.deepEqual(referencesOf(plan), { '': ['abs_Listed', 'ext_Agent', 'ext_App'] });
  });

  it('takes the connector of an external reference from the flow or project that has it', async () => {
    const plan = await planOfAll(
      {
        apps: [{ name: 'cts_app', references: ['ext_Chat', 'ext_Stock'] }],
        flows: [{ name: 'Post', entries: { a: bound('ext_Chat', 'shared_teams') } }],
      },
      [
        externals('ext_*'),
        [
          'repo/stock/power.config.json',
          codeAppProject({
            ext_Chat: 'shared_sql',
            ext_Stock: 'shared_sql',
            ext_Own: 'shared_sql',
            cts_No: 'shared_sql',
          }),
        ],
      ],
    );
    assert.deepEqual(referencesOf(plan), { 'Microsoft Teams': ['ext_Chat'], 'SQL Server': ['ext_Own', 'ext_Stock'] });
    assert.deepEqual(plan.differing, []);
  });

  it('names code app projects that use a reference', async () => {
    const source = { references: [{ name: 'cts_Weather', api: weather }] };
    const text = codeAppProject({ cts_weather: weather });
    const plan = await planOfAll(source, [
      ['repo/a/power.config.json', text],
      ['repo/b/power.config.json', text.replace('"Stock"', '""')],
    ]);
    assert.deepEqual(usersOf(plan), ['codeApp b null', 'codeApp Stock null']);
  });

  it('checks custom connectors without references, whatever uses them', async () => {
    const { customConnectors } = await planOfAll({
      connectors: [
        { name: 'cts_5Fidle', id: id('c1') },
        { name: 'cts_5Fboth', id: id('c2') },
      ],
      references: [{ name: 'cts_Both', api: 'shared_cts-5fboth-5f0123456789abcdef', custom: id('c2') }],
      apps: [
        { name: 'cts_one', connectors: ['cts_5Fmaps'] },
        {
          name: 'cts_two',
          references: ['cts_Both'],
          dependencies: [
            { componenttype: 372, dependencyid: id('c2'), componenttypeplatformname: 'connector' },
            { componenttype: 372, logicalname: 'cts_5Frates', componenttypeplatformname: 'connector' },
          ],
        },
      ],
      flows: [{ name: 'Raw', entries: { a: raw('shared_cts-5ftext-5f0123456789abcdef') } }],
    });
    assert.deepEqual(
      customConnectors.map(({ connectorName, references, users, usersWithoutReference, solutions }) => [
        connectorName,
        references,
        users.map(({ name }) => name),
        usersWithoutReference.map(({ name }) => name),
        solutions,
      ]),
      [
        ['cts_5Fboth connector', ['cts_Both'], ['cts_two'], [], ['Contoso']],
        ['cts_5Fidle connector', [], [], [], ['Contoso']],
        ['cts_5Fmaps', [], [], ['cts_one'], []],
        ['cts_5Frates', [], [], ['cts_two'], []],
        ['cts_5ftext', [], [], ['Raw'], []],
      ],
    );
  });

  it('has a custom connector once, whether by its GUID, its encoded name or an API name', async () => {
    const plan = await planOfAll(
      {
        connectors: [{ name: 'cts_5Fweather', id: id('c1') }],
        references: [
          { name: 'cts_Api', api: weather },
          { name: 'cts_Guid', api: weather, custom: id('c1') },
          { name: 'cts_OtherApi', api: weather.replace('0123', '9876') },
        ],
        flows: [
          {
            name: 'Old',
            entries: { a: named('ext_Name', 'shared_old', 'cts_5Fweather'), b: bound('ext_Api', weather) },
          },
        ],
      },
      [externals('ext_*')],
    );
    assert.deepEqual(referencesOf(plan), {
      'cts_5Fweather connector': ['cts_Api', 'cts_Guid', 'cts_OtherApi', 'ext_Api', 'ext_Name'],
    });
    assert.deepEqual(plan.customConnectors[0]?.solutions, ['Contoso']);
  });

  it('joins the names of a custom connector that no planned solution contains', async () => {
    const plan = await planOfAll(
      {
        references: [{ name: 'cts_Guid', api: weather, custom: id('c1') }],
        flows: [{ name: 'Old', entries: { a: bound('ext_Api', weather) } }],
      },
      [externals('ext_*')],
    );
    assert.deepEqual(referencesOf(plan), { cts_5fweather: ['cts_Guid', 'ext_Api'] });
    const withoutGuid = await planOfAll(
      {
        flows: [
          {
            name: 'Old',
            entries: {
              a: bound('ext_A', weather),
              b: named('ext_B', 'shared_b', 'cts_5Fsun'),
              c: named('ext_C', weather, 'cts_5Fsun'),
            },
          },
        ],
      },
      [externals('ext_*')],
    );
    assert.deepEqual(referencesOf(withoutGuid), { cts_5Fsun: ['ext_A', 'ext_B', 'ext_C'] });
    const outside = await planOfContoso([
      ...solutionFiles({
        references: [{ name: 'cts_Guid', api: 'shared_a', custom: id('c1') }],
        flows: [{ name: 'Old', entries: { a: named('ext_B', 'shared_b', 'cts_5Fweather') } }],
      }),
      ...solutionFiles({
        root: 'repo/Outside',
        uniqueName: 'Outside',
        connectors: [{ name: 'cts_5Fweather', id: id('c1') }],
      }),
    ]);
    assert.deepEqual(referencesOf(outside), { 'cts_5Fweather connector': ['cts_Guid', 'ext_B'] });
  });

  it('has connectors apart whose GUIDs differ', async () => {
    const { customConnectors } = await planOfAll({
      references: [
        { name: 'cts_A', api: weather, custom: id('c1') },
        { name: 'cts_B', api: weather, custom: id('c2') },
      ],
    });
    assert.deepEqual(
      customConnectors.map(({ references }) => references),
      [['cts_A'], ['cts_B']],
    );
  });

  it('takes the connector and the spelling of a reference from its definition in another solution', async () => {
    const plan = await planOfContoso([
      ...solutionFiles({ flows: [{ name: 'Send', entries: { a: bound('CTS_mail', 'shared_teams') } }] }),
      ...solutionFiles({ root: 'repo/Outside', uniqueName: 'Outside', references: [{ name: 'cts_Mail' }] }),
    ]);
    assert.deepEqual(referencesOf(plan), { 'Office 365 Outlook': ['cts_Mail'] });
  });

  it('takes the custom connector of a reference from the app that has it', async () => {
    const connection = { id: `/apis/${weather}`, customApiLogicalName: 'cts_5Fweather' };
    const plan = await planOfAll(
      {
        files: {
          'CanvasApps/cts_app.meta.xml': appFile(
            { ...connection, xrmConnectionReferenceLogicalName: 'ext_Weather' },
            { id: '/apis/shared_rates', customApiLogicalName: 'cts_5Frates' },
          ),
        },
      },
      [externals('ext_*')],
    );
    assert.deepEqual(referencesOf(plan), { cts_5Frates: [], cts_5Fweather: ['ext_Weather'] });
    assert.deepEqual(usersOf(plan), ['canvasApp cts_app Contoso']);
  });

  it('has the references that it finds in a flow with invalid JSON, and no connector that its flow does not use', async () => {
    const text = JSON.stringify({ properties: { connectionReferences: { a: bound('ext_Broken') } } }).slice(0, -2);
    const plan = await planOfAll(
      {
        flows: [
          { name: 'Broken', id: id('01'), text },
          { name: 'Raw', id: id('02'), entries: { a: raw(weather) }, actions: {} },
        ],
      },
      [externals('ext_*')],
    );
    assert.deepEqual(referencesOf(plan), { '': ['ext_Broken'] });
  });

  it('replaces no reference on a standard connector because of a GUID at another one', async () => {
    const plan = await planOfAll({
      references: [{ name: 'cts_Guid', custom: id('c1') }, { name: 'cts_Mail' }],
    });
    assert.deepEqual(
      [plan.connections, plan.customConnectors].map((each) => each.map(({ references }) => references)),
      [[['cts_Mail']], [['cts_Guid']]],
    );
  });

  it('has no connector with an empty name', async () => {
    const plan = await planOfAll({
      references: [
        { name: 'cts_None', api: '' },
        { name: 'cts_Guid', api: '', custom: id('c1') },
        { name: 'cts_Hash', api: 'shared_-5f0123456789abcdef' },
        { name: 'cts_Bare', api: 'shared_' },
      ],
    });
    assert.deepEqual(plan.connections, [
      { connector: '', connectorName: '', references: ['cts_Bare', 'cts_Hash', 'cts_None'] },
    ]);
    const outline = copyOutline(plan).sections.flatMap(({ items }) => items.map(({ text }) => text));
    assert.ok(
      outline.includes(
        'Choose a connection in cts_Bare, cts_Hash and cts_None; their connectors are not in the files.',
      ),
    );
  });

  it('has a reference once that is defined for two connectors', async () => {
    const plan = await planOfFiles([
      ...solutionFiles({
        references: [{ name: 'cts_Mail' }],
        flows: [{ name: 'Send', entries: { a: bound('cts_Mail') } }],
      }),
      ...solutionFiles({ root: 'repo/Other', uniqueName: 'Other', references: [{ name: 'cts_mail', api: weather }] }),
    ]);
    assert.deepEqual(plan.connections, []);
    assert.deepEqual(
      plan.customConnectors.flatMap(({ references }) => references),
      [],
    );
    assert.deepEqual(plan.differing, [
      {
        reference: 'cts_Mail',
        connectors: ['cts_5fweather', 'Office 365 Outlook'],
        mayBeCustom: true,
        users: [{ kind: 'flow', name: 'Send', solution: 'Contoso' }],
      },
    ]);
  });
});
