import assert from 'node:assert/strict';
import type { SolutionSource } from '../../../../support/solutionSource';
import { bound, connectorCall, exampleGuid, flowPath, raw, solutionFiles } from '../../../../support/solutionSource';
import { graveFindings, openWorkspace, verdict, verdicts } from '../../../../support/workspace';

const source: SolutionSource = {
  prefix: 'cts',
  managed: 2,
  references: [{ name: 'cts_mail', displayName: 'R&amp;D mail' }],
  connectors: [{ name: 'cts_5Fweather' }],
  flows: [
    { name: 'Über mich', entries: { mail: bound('cts_mail') }, state: 'off' },
    { name: 'Desktop', id: '0f000000-0000-4000-8000-0000000000ff', category: '6' },
  ],
};

function withoutFile<Component extends { readonly file: string }>(component: Component): Partial<Component> {
  return { ...component, file: undefined };
}

describe('Both layouts', () => {
  for (const layout of ['packager', 'export'] as const) {
    it(`tell the same: ${layout}`, async () => {
      const { engine } = await openWorkspace(solutionFiles({ ...source, layout }));
      const [solution, ...others] = engine.solutions();
      assert.deepEqual(others, []);
      assert.ok(solution);
      assert.deepEqual([solution.root, solution.layout], ['repo/Contoso', layout]);
      assert.deepEqual(solution.manifest, {
        uniqueName: 'Contoso',
        displayName: 'Contoso solution',
        version: '1.2.3.4',
        managed: 'both',
        publisher: { uniqueName: 'contosopublisher', prefix: 'cts' },
        patchOf: undefined,
        processIds: [],
        rootComponents: [],
        missingDependencies: [],
      });
      assert.deepEqual(solution.connectionReferences.map(withoutFile), [
        {
          file: undefined,
          logicalName: 'cts_mail',
          displayName: 'R&D mail',
          apiName: 'shared_office365',
          customConnectorId: undefined,
          description: undefined,
          isCustomizable: true,
          otherProperties: '1  0 1',
        },
      ]);
      assert.deepEqual(solution.customConnectors.map(withoutFile), [
        {
          file: undefined,
          id: exampleGuid,
          name: 'cts_5Fweather',
          displayName: 'cts_5Fweather connector',
          inline: layout === 'export',
        },
      ]);
      assert.deepEqual(
        [...solution.flows.values()].map(({ name, state, workflowId }) => [name, state, workflowId]),
        [['Über mich', 'off', exampleGuid]],
        'a desktop flow is none',
      );
    });
  }
});

describe('Finding roots', () => {
  const rootsOf = async (files: readonly (readonly [string, string])[]): Promise<string[]> => {
    const { engine } = await openWorkspace(files);
    return engine.solutions().map(({ root, layout }) => `${layout} ${root}`);
  };
  const renamed = (from: RegExp, to: string, layout: 'packager' | 'export' = 'packager') =>
    solutionFiles({ layout }).map(([file, text]) => [file.replace(from, to), text] as const);

  it('matches the names of markers in any case', async () => {
    assert.deepEqual(await rootsOf(renamed(/Other\/S/, 'Other/s')), ['packager repo/Contoso']);
    assert.deepEqual(await rootsOf(renamed(/Other/, 'other')), ['packager repo/Contoso']);
    assert.deepEqual(await rootsOf(renamed(/customizations/, 'CUSTOMIZATIONS', 'export')), ['export repo/Contoso']);
  });

  it('takes a workspace folder itself', async () => {
    assert.deepEqual(await rootsOf(solutionFiles({ root: 'repo' })), ['packager repo']);
    assert.deepEqual(await rootsOf(solutionFiles({ root: 'repo', layout: 'export' })), ['export repo']);
  });

  it('needs both markers of an export, in one directory', async () => {
    for (const missing of ['solution.xml', 'customizations.xml']) {
      const files = solutionFiles({ layout: 'export' }).filter(([file]) => !file.endsWith(missing));
      assert.deepEqual(await rootsOf(files), []);
    }
    assert.deepEqual(await rootsOf(renamed(/Contoso\/c/, 'Else/c', 'export')), []);
  });

  it('takes one marker in a folder Other for a solution that lost the other one', async () => {
    for (const missing of ['Solution.xml', 'Customizations.xml']) {
      const files = solutionFiles().filter(([file]) => !file.endsWith(missing));
      assert.deepEqual(await rootsOf(files), ['packager repo/Contoso']);
    }
    assert.deepEqual(await rootsOf(renamed(/Other\/C/, 'Else/C')), ['packager repo/Contoso']);
  });

  it('takes a directory that is both for the unpacked one', async () => {
    assert.deepEqual(await rootsOf([...solutionFiles({ layout: 'export' }), ...solutionFiles()]), [
      'packager repo/Contoso',
    ]);
  });

  it('does not take the folder Other itself for an export', async () => {
    assert.deepEqual(await rootsOf(solutionFiles({ root: 'repo/x' })), ['packager repo/x']);
    assert.deepEqual(await rootsOf(solutionFiles({ root: 'repo/Other', layout: 'export' })), ['packager repo']);
  });

  it('gives each file to its nearest root', async () => {
    const flows = [{ name: 'Send', entries: { mail: bound('cts_mail') } }];
    const { engine } = await openWorkspace([
      ...solutionFiles({ root: 'repo', layout: 'export', flows, references: [{ name: 'cts_mail' }] }),
      ...solutionFiles({ root: 'repo/unpacked', uniqueName: 'Inner', flows }),
    ]);
    assert.deepEqual(
      engine.solutions().map(({ root, flows }) => [root, [...flows.keys()]]),
      [
        ['repo', [flowPath('repo', flows[0]!)]],
        ['repo/unpacked', [flowPath('repo/unpacked', flows[0]!)]],
      ],
    );
    assert.deepEqual(graveFindings(engine).map(verdict), ['information undefined-reference mail']);
  });

  it('leaves out the managed twins of components', async () => {
    const { engine } = await openWorkspace([
      ...solutionFiles({ ...source, flows: [] }),
      ['repo/Contoso/Connectors/cts_weather_managed.xml', '<broken'],
      ['repo/Contoso/Other/Customizations_managed.xml', '<broken'],
    ]);
    assert.deepEqual([engine.solutions()[0]?.customConnectors.length, graveFindings(engine)], [1, []]);
  });
});

describe('Anomalies of real solutions', () => {
  it('name a flow without metadata by its file', async () => {
    const flow = { name: 'Send-it', metadata: false, entries: { a: raw() } };
    for (const layout of ['packager', 'export'] as const) {
      const { engine } = await openWorkspace(solutionFiles({ layout, flows: [flow] }));
      const found = engine.index.flow(flowPath('repo/Contoso', flow));
      assert.deepEqual([found?.name, found?.state, found?.workflowId], ['Send-it', 'unknown', exampleGuid]);
    }
  });

  it('hold no connectionreferences element at all', async () => {
    const flows = [{ name: 'Send', entries: { a: bound('cts_a'), b: bound('cts_b') } }];
    assert.deepEqual(await verdicts(solutionFiles({ flows })), [
      'error undefined-reference a',
      'error undefined-reference b',
    ]);
  });

  it('hold an empty connectionreferences, or one without names', async () => {
    for (const section of [
      '<connectionreferences />',
      '<connectionreferences></connectionreferences>',
      '<connectionreferences><connectionreference/></connectionreferences>',
    ]) {
      const text = `<ImportExportXml>${section}</ImportExportXml>`;
      assert.deepEqual(await verdicts([...solutionFiles(), ['repo/Contoso/Other/Customizations.xml', text]]), []);
    }
  });

  it('hold the stub of a connector', async () => {
    const stub = '<connector><name>x</name><status>placeholder</status></connector>';
    const { engine } = await openWorkspace([...solutionFiles(), ['repo/Contoso/Connectors/x.xml', stub]]);
    assert.deepEqual(graveFindings(engine), []);
    assert.deepEqual(
      engine.solutions()[0]?.customConnectors.map(({ id, name }) => [id, name]),
      [['', 'x']],
    );
  });

  it('use a reference under two keys, hold a runAfter twice, and a literal word of ours as data', async () => {
    const flows = [
      {
        name: 'Send',
        text: JSON.stringify({
          properties: {
            connectionReferences: { a: bound('cts_mail'), b: bound('CTS_mail') },
            definition: {
              parameters: { $connections: {} },
              actions: {
                A: connectorCall('a'),
                B: connectorCall('b'),
                C: { inputs: 'connectionReferenceLogicalName' },
              },
            },
          },
        }).replace('"runAfter":{}', '"runAfter":{},"runAfter":{}'),
      },
    ];
    assert.deepEqual(await verdicts(solutionFiles({ references: [{ name: 'cts_mail' }], flows })), [
      'warning duplicate-json-key',
    ]);
  });
});

describe('Canvas apps, agents and environment variables', () => {
  const connections = JSON.stringify({
    a: { id: '/providers/microsoft.powerapps/apis/shared_x', xrmConnectionReferenceLogicalName: 'cts_app' },
    b: { id: '/providers/microsoft.powerapps/apis/shared_y' },
    c: { id: '/providers/microsoft.powerapps/apis/shared_sql', sharedConnectionId: '/shared_sql/connections/1' },
    d: {
      id: '/providers/microsoft.powerapps/apis/shared_z',
      sharedConnectionId: '/shared_z/connections/2',
      xrmConnectionReferenceLogicalName: 'cts_z',
    },
  }).replaceAll('"', '&quot;');
  const app = (list: string) =>
    `<CanvasApp><Name>cts_app</Name><DisplayName>App</DisplayName><ConnectionReferences>${list}</ConnectionReferences></CanvasApp>`;

  it('are read from canvas apps of both layouts', async () => {
    const separate = await openWorkspace([
      ...solutionFiles(),
      ['repo/Contoso/CanvasApps/cts_app.meta.xml', app(connections)],
    ]);
    const inline = await openWorkspace([
      ...solutionFiles({ layout: 'export' }),
      ['repo/Contoso/customizations.xml', `<I><CanvasApps>${app(connections)}${app('{')}${app('[]')}</CanvasApps></I>`],
    ]);
    for (const { engine } of [separate, inline]) {
      const [first] = engine.solutions()[0]!.canvasApps;
      assert.deepEqual(
        [first?.name, first?.displayName, first?.references, first?.connectionCount, first?.sharedConnections],
        ['cts_app', 'App', ['cts_app', 'cts_z'], 4, ['shared_sql']],
      );
      assert.deepEqual([...engine.index.usersOf('connectionReference', 'CTS_App')], [first?.file]);
    }
    assert.deepEqual(
      inline.engine.solutions()[0]?.canvasApps.map(({ connectionCount }) => connectionCount),
      [4, 0, 0],
    );
  });

  it('are read from agents, whose references have dots and more than 100 characters', async () => {
    const name = `cts_agent.shared_office365.${'0f'.repeat(50)}`;
    const { engine } = await openWorkspace([
      ...solutionFiles(),
      ['repo/Contoso/bots/cts_agent/bot.xml', '<bot schemaname="cts_agent"><name>Helper</name></bot>'],
      [
        'repo/Contoso/Assets/botcomponent_connectionreferenceset.xml',
        `<botcomponent_connectionreferenceset><botcomponent_connectionreference botcomponentid.schemaname="cts_agent.action.Send" connectionreferenceid.connectionreferencelogicalname="${name}"><x/></botcomponent_connectionreference></botcomponent_connectionreferenceset>`,
      ],
      [
        'repo/Contoso/botcomponents/cts_agent.action.Chat/data',
        'kind: TaskDialog\r\naction:\r\n  connectionReference: cts_plain # x\r\n  - connectionReference: "cts_quoted"\r\n  connectionReferences: no\r\n  # connectionReference: cts_comment\r\n',
      ],
    ]);
    const [agent, ...others] = engine.solutions()[0]!.agents;
    assert.deepEqual(others, []);
    assert.deepEqual(
      [agent?.schemaName, agent?.displayName, agent?.references.map(({ reference }) => reference)],
      ['cts_agent', 'Helper', [name, 'cts_plain', 'cts_quoted']],
    );
    assert.equal(engine.index.usersOf('connectionReference', name.toUpperCase()).size, 1);
  });

  it('are read from environment variables, with their types and values', async () => {
    const variable = (folder: string, schema: string, type: string, more = '') =>
      [
        `repo/Contoso/environmentvariabledefinitions/${folder}/environmentvariabledefinition.xml`,
        `<environmentvariabledefinition schemaname="${schema}"><displayname default="${schema} name" /><type>${type}</type>${more}</environmentvariabledefinition>`,
      ] as const;
    const value = (folder: string, json: string) =>
      [`repo/Contoso/environmentvariabledefinitions/${folder}/environmentvariablevalues.json`, json] as const;
    const valueOf = (members: object) =>
      JSON.stringify({ environmentvariablevalues: { environmentvariablevalue: members } });
    const { engine } = await openWorkspace([
      ...solutionFiles(),
      variable('cts_url', 'cts_Url', '100000000', '<defaultvalue>x</defaultvalue><isrequired>0</isrequired>'),
      variable('cts_key', 'cts_key', '100000005', '<defaultvalue></defaultvalue><isrequired>1</isrequired>'),
      variable('cts_odd', 'cts_odd', 'x'),
      value('cts_url', valueOf({ value: '' })),
      value('cts_key', valueOf({ iscustomizable: '1' })),
      value('cts_odd', 'null'),
    ]);
    assert.deepEqual(
      engine
        .solutions()[0]
        ?.environmentVariables.map(({ schemaName, displayName, type, hasValue, hasDefault, isRequired }) => [
          schemaName,
          displayName,
          type,
          hasValue,
          hasDefault,
          isRequired,
        ]),
      [
        ['cts_key', 'cts_key name', 'secret', false, false, true],
        ['cts_odd', 'cts_odd name', 'unknown', false, false, false],
        ['cts_Url', 'cts_Url name', 'text', true, true, false],
      ],
    );
  });
});
