import { encodeText } from '../../src/core/text/decodeText';
import type { Chance } from './chance';
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
  raw,
  workflowXml,
} from './solutionSource';
import { zipOf } from './zips';
import { componentsYaml, solutionYaml } from './yamlSolutionSource';

const apis = [
  'shared_office365',
  'shared_teams',
  'shared_commondataservice',
  'shared_cts-5fweather-5f0123456789abcdef',
];
const guids = ['0f000000-0000-4000-8000-00000000000a', '0f000000-0000-4000-8000-00000000000b'];
const references = ['cts_one', 'CTS_One', 'cts_two', 'cts_agent.three', 'cts_four', 'cts_mail_0a1b2'];
const connectors = ['cts_5Fweather', 'CTS_5Fweather', 'cts_5Fgeo'];
const agents = ['cts_agent', 'CTS_Agent'];
const malformed = ['', '{', '<a>', 'null', '[]', '<<<<<<< HEAD\n{}\n=======\n[]\n>>>>>>> main\n', '<a b="1" b="2"/>'];

/** A file that a solution may have, by its path below the root. */
export interface RandomFile {
  readonly path: string;
  /** Another text each time. */
  readonly text: () => string;
}

/** The files that a solution of any layout may have; few names, so that what they say meets. */
export function randomFiles(chance: Chance, flowCount = 3): RandomFile[] {
  const flowNames = Array.from({ length: flowCount }, (_, at) => ['Send', 'Chat'][at] ?? `Archive${at}`);
  const flow = (name: string): FlowSource => ({
    name,
    id: guids[name === 'Chat' ? 1 : 0]!,
    state: chance.one(['on', 'off']),
    category: chance.oneIn(8) ? '6' : '5',
  });
  const connector = () => ({ name: chance.one(connectors), id: chance.one(guids) });
  const manifest = () =>
    manifestXml({
      uniqueName: chance.one(['Contoso', 'contoso', 'Fabrikam']),
      managed: chance.one([0, 1, 2]),
      missingDependencies: [
        ...chance.some([missingReference('cts_four', 'Active'), missingReference('CTS_two', 'Base (1.0)')]),
        ...chance.some([missingConnectorDependency(guids[0]!, 'Base (1.0)')]),
      ],
    });
  const customizations = (layout: 'packager' | 'export') => () => {
    const text = customizationsXml({
      layout,
      references: Array.from({ length: chance.below(4) }, () => ({
        name: chance.one(references),
        api: chance.one(apis),
        displayName: chance.one(['Mail', 'mail', 'Mail Contoso-0a1b2', '']),
        ...(chance.oneIn(3) && { custom: chance.one(guids) }),
      })),
      flows: flowNames.filter(() => !chance.oneIn(4)).map(flow),
      connectors: chance.oneIn(2) ? [connector()] : [],
    });
    // An export has its apps inline; and the same content at other places.
    const flows = chance.oneIn(4) ? '<msdyn_dataflows><msdyn_dataflow /></msdyn_dataflows>' : '';
    const apps = chance.oneIn(2) ? `<CanvasApps>${canvasAppXml(chance)}</CanvasApps>${flows}` : '\n';
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
    { path: 'CanvasApps/cts_app.meta.xml', text: () => canvasAppXml(chance) },
    ...agents.map((name) => ({ path: `bots/${name}/bot.xml`, text: () => `<bot><name>${name} bot</name></bot>` })),
    ...agents.map((name) => ({ path: `botcomponents/${name}.topic/data`, text: () => agentYaml(chance) })),
    { path: 'Assets/botcomponent_connectionreferenceset.xml', text: () => agentReferencesXml(chance) },
    { path: `${variable}/environmentvariabledefinition.xml`, text: () => variableXml(chance) },
    {
      path: `${variable}/environmentvariablevalues.json`,
      text: () => chance.one(['{}', '{"environmentvariablevalues":{"environmentvariablevalue":{"value":"x"}}}', '{']),
    },
    ...flowNames.flatMap((name) => [
      { path: `Workflows/${flowFileName(flow(name))}`, text: () => flowText(chance) },
      { path: `Workflows/${flowFileName(flow(name))}.data.xml`, text: () => workflowXml(flow(name)) },
    ]),
    { path: 'solution.yml', text: () => solutionYaml({ uniqueName: chance.one(['Contoso', 'Fabrikam']) }) },
    {
      path: 'solutioncomponents.yml',
      text: () => componentsYaml({ components: chance.some(['/modernflows/A', 'bots/b']) }),
    },
    { path: 'missingdependencies.yml', text: () => chance.one(['MissingDependencies:\n', '- [']) },
    ...['test.deploymentsettings.json', 'config/Test/deploymentSettings.json', 'contoso_prod.json'].map((path) => ({
      path,
      text: () => settingsJson(chance),
    })),
    { path: 'readme.md', text: () => 'Nothing of ours.' },
    { path: 'bin/Workflows/Built.json', text: () => flowText(chance) },
  ];
}

/** An export, something else in a zip, or no zip at all. */
export function randomZip(chance: Chance): Uint8Array {
  const files = randomFiles(chance).filter(() => !chance.oneIn(4));
  const zip = zipOf(Object.fromEntries(files.map(({ path, text }) => [path, text()])));
  return chance.oneIn(6) ? zip.subarray(chance.below(100)) : zip;
}

/** What `.connref.json` may say, broken texts among it. @param paths Globs that may be left out. */
export function randomConfig(chance: Chance, paths: readonly string[]): string {
  return chance.oneIn(5)
    ? chance.one(malformed)
    : JSON.stringify({
        rules: { 'undefined-reference': chance.one(['off', 'warning', 'nonsense']) },
        externals: chance.some(['cts_one', 'cts_f*', 'CTS_5Fweather']),
        environments: chance.oneIn(2)
          ? {
              Live: {
                settings: chance.some(['**/*_prod.json', { path: 'A/test.*', solutions: ['Fabrikam'] }]),
                solutions: chance.some(['Contoso']),
                import: chance.one(['first', 'upgrade']),
              },
            }
          : {},
        tokens: chance.some(['<<*>>']),
        exclude: chance.oneIn(3) ? [chance.one(paths)] : [],
        ignore: chance.oneIn(3)
          ? [
              { rule: 'raw-connection', path: '**/Send*', reason: 'Known.' },
              { rule: 'undefined-reference', path: '**', reference: 'CTS_ONE', reason: 'Known.' },
            ]
          : [],
      });
}

export function randomMalformed(chance: Chance): string {
  return chance.one(malformed);
}

/** The bytes of a text in an encoding that real files have, or damaged. */
export function randomBytes(chance: Chance, text: string): Uint8Array {
  const encoding = chance.one(['utf8', 'utf8', 'utf8', 'utf8bom', 'utf16le', 'utf16be'] as const);
  const bytes = encodeText(chance.oneIn(4) ? text.replaceAll('\n', '\r\n') : text, encoding);
  if (chance.oneIn(12) && bytes.length > 20) {
    // A byte that UTF-8 never has; in UTF-16 a lone surrogate.
    bytes.set([0xd8, 0xd8, 0xff], 16);
  }
  return bytes;
}

function flowText(chance: Chance): string {
  const entries = Object.fromEntries(
    ['a', 'b', 'c'].slice(chance.below(3)).map((key) => {
      const api = chance.one(apis);
      const entry = chance.oneIn(3) ? raw(api) : bound(chance.one(references), api);
      return [
        key,
        {
          ...entry,
          ...(chance.oneIn(4) && { api: { name: api, logicalName: chance.one(connectors) } }),
          ...(chance.oneIn(4) && { runtimeSource: 'invoker' }),
        },
      ];
    }),
  );
  const actions: Record<string, unknown> = Object.fromEntries<unknown>([
    ...chance.some(['a', 'b', 'c', 'd']).map((key): [string, unknown] => [`Run_${key}`, connectorCall(key)]),
    ...chance
      .some([...guids, '0f000000-0000-4000-8000-00000000000c'])
      .map((id): [string, unknown] => [`Call_${id}`, childFlowCall(id)]),
  ]);
  const json = flowJson({ name: '', entries, actions });
  // As a shell, a merge or a hand leaves it.
  const text = chance.one([
    json,
    json,
    json.replaceAll('$authentication', ''),
    json.replace('"$connections"', '"$other"'),
    json.replace('"runAfter"', '"type": "Twice", "runAfter"'),
    json.slice(0, -1),
  ]);
  // The same findings at other places.
  return chance.oneIn(3) ? `\n\n${text}` : text;
}

function settingsJson(chance: Chance): string {
  const value = () =>
    chance.one(['', '0f8378a7481ebe90208b7fd241a85623', '#{connection}#', 'shared_teams/{a}', '<<own>>']);
  const text = JSON.stringify(
    {
      EnvironmentVariables: chance.some(['cts_url', 'cts_URL', 'cts_gone']).map((SchemaName) => ({
        SchemaName,
        ...(!chance.oneIn(4) && { Value: value() }),
      })),
      ConnectionReferences: chance.some([...references, 'cts_gone']).map((LogicalName) => ({
        LogicalName,
        ConnectionId: value(),
        ...(!chance.oneIn(4) && { ConnectorId: `/providers/Microsoft.PowerApps/apis/${chance.one(apis)}` }),
      })),
    },
    undefined,
    chance.below(3),
  );
  return chance.oneIn(8) ? text.slice(0, -2) : chance.oneIn(8) ? '{"name":"package"}' : text;
}

function canvasAppXml(chance: Chance): string {
  const reference = chance.one(references);
  const connections = JSON.stringify({
    x: { id: 'shared_x', xrmConnectionReferenceLogicalName: reference },
    ...(chance.oneIn(2) && { y: { id: 'shared_sql', sharedConnectionId: 'z' } }),
  });
  const type = chance.oneIn(6) ? '<CanvasAppType>4</CanvasAppType>' : '';
  return `<CanvasApp><Name>cts_app</Name>${type}<ConnectionReferences>${chance.oneIn(10) ? '{' : connections}</ConnectionReferences></CanvasApp>`;
}

function agentYaml(chance: Chance): string {
  return `kind: x\nconnectionReference: ${chance.one(references)}\n`;
}

function agentReferencesXml(chance: Chance): string {
  const rows = chance
    .some(['cts_agent.topic', 'CTS_agent.other', 'cts_helper.topic', 'cts_agent.more', 'cts_helper.more'])
    .map(
      (component) =>
        `<botcomponent_connectionreference botcomponentid.schemaname="${component}" connectionreferenceid.connectionreferencelogicalname="${chance.one(references)}" />`,
    );
  return `<botcomponent_connectionreferences>${rows.join('')}</botcomponent_connectionreferences>`;
}

function variableXml(chance: Chance): string {
  return `<environmentvariabledefinition schemaname="cts_url"><type>${chance.one(['100000000', '100000005'])}</type></environmentvariabledefinition>`;
}
