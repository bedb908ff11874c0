import { encodeText } from '../../src/core/text/decodeText';
import { agentRowsXml, flowDependency, knowledgeXml, referenceDependency } from './componentSource';
import type { Random } from './random';
import {
  bound,
  childFlowCall,
  connectorCall,
  connectorXml,
  customizationsXml,
  type FlowSource,
  flowFileName,
  flowJson,
  manifestXml,
  missingConnectorDependency,
  missingReference,
  missingTable,
  raw,
  workflowXml,
} from './solutionSource';
import { zipOf } from './zips';
import { componentsYaml, solutionYaml } from './yamlSolutionSource';

const apis = [
  'shared_office365',
  'shared_teams',
  'shared_commondataservice',
  'shared_parcels',
  'shared_cts-5fweather-5f0123456789abcdef',
];
const guids = ['0f000000-0000-4000-8000-00000000000a', '0f000000-0000-4000-8000-00000000000b'];
const references = ['cts_one', 'CTS_One', 'cts_two', 'cts_agent.three', 'cts_four', 'cts_mail_0a1b2'];
const connectors = ['cts_5Fweather', 'CTS_5Fweather', 'cts_5Fgeo'];
const agents = ['cts_agent', 'CTS_Agent'];
const malformed = ['', '{', '<a>', 'null', '[]', '<<<<<<< HEAD\n{}\n=======\n[]\n>>>>>>> main\n', '<a b="1" b="2"/>'];

/** A file that a solution can contain. `path` begins at the root. */
export interface RandomFile {
  readonly path: string;
  /** Returns another random text at each call. */
  readonly text: () => string;
}

/**
 * The files that a solution of any layout can contain. They use few names, so that definitions and uses often match.
 */
export function randomFiles(random: Random, flowCount = 3): RandomFile[] {
  const flowNames = Array.from({ length: flowCount }, (_, at) => ['Send', 'Chat'][at] ?? `Archive${at}`);
  const flow = (name: string): FlowSource => ({
    name,
    id: guids[name === 'Chat' ? 1 : 0]!,
    state: random.one(['on', 'off']),
    ...(random.oneIn(8) ? { category: '6', desktopReferences: random.some(references) } : { category: '5' }),
  });
  const connector = () => ({ name: random.one(connectors), id: random.one(guids) });
  const manifest = () =>
    manifestXml({
      uniqueName: random.one(['Contoso', 'contoso', 'Fabrikam']),
      managed: random.one([0, 1, 2]),
      version: random.one(['1.0', '1.0', '1.1']),
      missingDependencies: [
        ...random.some([missingReference('cts_four', 'Active'), missingReference('CTS_two', 'Base (1.0)')]),
        ...random.some([missingConnectorDependency(guids[0]!, random.one(['Base (1.0)', 'Active']))]),
        ...random.some([missingTable('cts_order', random.one(['Active', 'Fabrikam (1.0)']))]),
      ],
    });
  const customizations = (layout: 'packager' | 'export') => () => {
    const text = customizationsXml({
      layout,
      references: Array.from({ length: random.below(4) }, () => ({
        name: random.one(references),
        api: random.one(apis),
        displayName: random.one(['Mail', 'mail', 'Mail Contoso-0a1b2', 'Parcel Post Contoso-0a1b2', '']),
        ...(random.oneIn(3) && { custom: random.one(guids) }),
      })),
      flows: flowNames.filter(() => !random.oneIn(4)).map(flow),
      connectors: random.oneIn(2) ? [connector()] : [],
    });
    // Exports contain their apps in Customizations.xml. Variants have the same content at other positions.
    const flows = random.oneIn(4) ? '<msdyn_dataflows><msdyn_dataflow /></msdyn_dataflows>' : '';
    const apps = random.oneIn(2) ? `<CanvasApps>${canvasAppXml(random)}</CanvasApps>${flows}` : '\n';
    return text.replace('<EntityDataProviders />', apps);
  };
  const variable = 'environmentvariabledefinitions/cts_url';
  return [
    { path: 'Other/Solution.xml', text: manifest },
    { path: 'Other/Customizations.xml', text: customizations('packager') },
    { path: 'solution.xml', text: manifest },
    { path: 'customizations.xml', text: customizations('export') },
    { path: 'Connectors/cts_weather.xml', text: () => connectorXml(connector()) },
    { path: 'Connectors/cts_weather_managed.xml', text: () => connectorXml(connector()) },
    { path: 'CanvasApps/cts_app.meta.xml', text: () => canvasAppXml(random) },
    ...agents.map((name) => ({ path: `bots/${name}/bot.xml`, text: () => `<bot><name>${name} bot</name></bot>` })),
    ...agents.map((name) => ({ path: `botcomponents/${name}.topic/data`, text: () => agentYaml(random) })),
    { path: 'Assets/botcomponent_connectionreferenceset.xml', text: () => agentReferencesXml(random) },
    {
      path: 'Assets/botcomponent_workflowset.xml',
      text: () => agentRowsXml('workflow', [['cts_agent.topic', random.one(guids)]]),
    },
    {
      path: 'dvtablesearchs/0f000000-0000-4000-8000-0000000000d1/dvtablesearch.xml',
      text: () => knowledgeXml(random.one(references)),
    },
    { path: `${variable}/environmentvariabledefinition.xml`, text: () => variableXml(random) },
    {
      path: `${variable}/environmentvariablevalues.json`,
      text: () => random.one(['{}', '{"environmentvariablevalues":{"environmentvariablevalue":{"value":"x"}}}', '{']),
    },
    ...flowNames.flatMap((name) => [
      { path: `Workflows/${flowFileName(flow(name))}`, text: () => flowText(random) },
      { path: `Workflows/${flowFileName(flow(name))}.data.xml`, text: () => flowMetadataXml(random, flow(name)) },
    ]),
    { path: 'solution.yml', text: () => solutionYaml({ uniqueName: random.one(['Contoso', 'Fabrikam']) }) },
    {
      path: 'solutioncomponents.yml',
      text: () => componentsYaml({ components: random.some(['/modernflows/A', 'bots/b']) }),
    },
    { path: 'missingdependencies.yml', text: () => random.one(['MissingDependencies:\n', '- [']) },
    ...['test.deploymentsettings.json', 'config/Test/deploymentSettings.json', 'contoso_prod.json'].map((path) => ({
      path,
      text: () => settingsJson(random),
    })),
    { path: 'app/power.config.json', text: () => codeAppJson(random) },
    { path: 'agent/agent.mcs.yml', text: () => 'kind: x' },
    { path: 'readme.md', text: () => 'Nothing of ours.' },
    { path: 'bin/Workflows/Built.json', text: () => flowText(random) },
  ];
}

function codeAppJson(random: Random): string {
  return random.oneIn(5)
    ? random.one(malformed)
    : JSON.stringify({
        appDisplayName: random.one(['Stock', '']),
        connectionReferences: {
          a: {
            id: `/providers/Microsoft.PowerApps/apis/${random.one(apis)}`,
            sharedConnectionId: random.one(['0f', '<<mail>>', null]),
            ...(random.oneIn(2) && { xrmConnectionReferenceLogicalName: random.one(references) }),
          },
        },
      });
}

/** The bytes of a zip with an export, of another zip, or of a file that is not a zip. */
export function randomZip(random: Random): Uint8Array {
  const files = randomFiles(random).filter(() => !random.oneIn(4));
  const zip = zipOf(Object.fromEntries(files.map(({ path, text }) => [path, text()])));
  return random.oneIn(6) ? zip.subarray(random.below(100)) : zip;
}

/** A random `.connref.json`, sometimes with broken JSON. @param paths Globs for `exclude`. */
export function randomConfig(random: Random, paths: readonly string[]): string {
  return random.oneIn(5)
    ? random.one(malformed)
    : JSON.stringify({
        rules: { 'undefined-reference': random.one(['off', 'warning', 'nonsense']) },
        externals: random.some(['cts_one', 'cts_f*', 'CTS_5Fweather']),
        environments: random.oneIn(2)
          ? {
              Live: {
                settings: random.some(['**/*_prod.json', { path: 'A/test.*', solutions: ['Fabrikam'] }]),
                solutions: random.some(['Contoso']),
                import: random.one(['first', 'upgrade']),
              },
            }
          : {},
        tokens: random.some(['<<*>>']),
        exclude: random.oneIn(3) ? [random.one(paths)] : [],
        ignore: random.oneIn(3)
          ? [
              { rule: 'raw-connection', path: '**/Send*', reason: 'Known.' },
              { rule: 'undefined-reference', path: '**', reference: 'CTS_ONE', reason: 'Known.' },
            ]
          : [],
      });
}

/** A text that cannot be parsed. */
export function randomMalformed(random: Random): string {
  return random.one(malformed);
}

/** The bytes of a text in a random encoding, sometimes damaged. */
export function randomBytes(random: Random, text: string): Uint8Array {
  const encoding = random.one(['utf8', 'utf8', 'utf8', 'utf8bom', 'utf16le', 'utf16be'] as const);
  const bytes = encodeText(random.oneIn(4) ? text.replaceAll('\n', '\r\n') : text, encoding);
  if (random.oneIn(12) && bytes.length > 20) {
    // This byte is invalid in UTF-8, and in UTF-16 it makes a lone surrogate.
    bytes.set([0xd8, 0xd8, 0xff], 16);
  }
  return bytes;
}

function flowText(random: Random): string {
  const entries = Object.fromEntries(
    ['a', 'b', 'c'].slice(random.below(3)).map((key) => {
      const api = random.one(apis);
      const entry = random.oneIn(3) ? raw(api) : bound(random.one(references), api);
      return [
        key,
        {
          ...entry,
          ...(random.oneIn(4) && { api: { name: api, logicalName: random.one(connectors) } }),
          ...(random.oneIn(4) && { runtimeSource: 'invoker' }),
        },
      ];
    }),
  );
  const actions: Record<string, unknown> = Object.fromEntries<unknown>([
    ...random.some(['a', 'b', 'c', 'd']).map((key): [string, unknown] => [`Run_${key}`, connectorCall(key)]),
    ...random
      .some([...guids, '0f000000-0000-4000-8000-00000000000c'])
      .map((id): [string, unknown] => [`Call_${id}`, childFlowCall(id)]),
  ]);
  const json = flowJson({ name: '', entries, actions, variables: random.some(['cts_url', 'CTS_Key']) });
  // Faults of real files: made by a shell, by a merge, or by hand.
  const text = random.one([
    json,
    json,
    json.replaceAll('$authentication', ''),
    json.replace('"$connections"', '"$other"'),
    json.replace('"runAfter"', '"type": "Twice", "runAfter"'),
    json.slice(0, -1),
  ]);
  // The same findings on other lines.
  return random.oneIn(3) ? `\n\n${text}` : text;
}

function settingsJson(random: Random): string {
  const value = () =>
    random.one(['', '0f8378a7481ebe90208b7fd241a85623', '#{connection}#', 'shared_teams/{a}', '<<own>>', 'TODO']);
  const text = JSON.stringify(
    {
      EnvironmentVariables: random.some(['cts_url', 'cts_URL', 'cts_gone']).map((SchemaName) => ({
        SchemaName,
        ...(!random.oneIn(4) && { Value: value() }),
      })),
      ConnectionReferences: random.some([...references, 'cts_gone']).map((LogicalName) => ({
        LogicalName,
        ConnectionId: value(),
        ...(!random.oneIn(4) && { ConnectorId: `/providers/Microsoft.PowerApps/apis/${random.one(apis)}` }),
      })),
    },
    undefined,
    random.below(3),
  );
  return random.oneIn(8) ? text.slice(0, -2) : random.oneIn(8) ? '{"name":"package"}' : text;
}

function flowMetadataXml(random: Random, flow: FlowSource): string {
  const text = workflowXml(flow);
  return flow.category === '6' && random.oneIn(4)
    ? text.replace(/(<ConnectionReferences>).*(?=<)/, `$1${random.one(['{}', '[', '["cts_one"]'])}`)
    : text;
}

function canvasAppXml(random: Random): string {
  const reference = random.one(references);
  const connections = JSON.stringify({
    x: { id: 'shared_x', xrmConnectionReferenceLogicalName: reference },
    ...(random.oneIn(2) && { y: { id: 'shared_sql', sharedConnectionId: 'z' } }),
    ...(random.oneIn(3) && { z: { customApiLogicalName: random.one(connectors) } }),
    ...(random.oneIn(3) && {
      f: {
        [random.one(['parameterHints', 'parameterHintsV2'])]: {
          workflowEntityId: { value: random.one(guids) },
          ...(random.oneIn(2) && { b: { value: 'x' } }),
        },
      },
    }),
  });
  const dependencies = JSON.stringify({
    cdsdependencies: random.some([
      referenceDependency(random.one(references)),
      flowDependency(random.one(guids)),
      { componenttype: 372, logicalname: random.one(connectors), componenttypeplatformname: 'connector' },
      { componenttype: 1, logicalname: 'account' },
    ]),
  });
  const type = random.oneIn(6) ? '<CanvasAppType>4</CanvasAppType>' : '';
  return `<CanvasApp><Name>cts_app</Name>${type}<ConnectionReferences>${random.oneIn(10) ? '{' : connections}</ConnectionReferences><CdsDependencies>${random.oneIn(12) ? '[' : dependencies}</CdsDependencies></CanvasApp>`;
}

function agentYaml(random: Random): string {
  const flow = random.oneIn(3) ? `flowId: ${random.one(guids)}\n` : '';
  const other = random.one(['', '', `text: |\n  connectionReference: ${random.one(references)}\n`, 'a: b: c\n']);
  return `kind: x\nconnectionReference: ${random.one(references)}\n${flow}${other}`;
}

function agentReferencesXml(random: Random): string {
  const rows = random
    .some(['cts_agent.topic', 'CTS_agent.other', 'cts_helper.topic', 'cts_agent.more', 'cts_helper.more'])
    .map(
      (component) =>
        `<botcomponent_connectionreference botcomponentid.schemaname="${component}" connectionreferenceid.connectionreferencelogicalname="${random.one(references)}" />`,
    );
  return `<botcomponent_connectionreferences>${rows.join('')}</botcomponent_connectionreferences>`;
}

function variableXml(random: Random): string {
  return `<environmentvariabledefinition schemaname="cts_url"><type>${random.one(['100000000', '100000005'])}</type></environmentvariabledefinition>`;
}
