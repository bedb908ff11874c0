import type { FilePath } from '../../src/core/model/filePath';
import { encodeText } from '../../src/core/text/decodeText';
import type { Chance } from './chance';
import { MemoryFileTree } from './memoryFileTree';
import {
  bound,
  missingReference,
  raw,
  type ReferenceSource,
  type SolutionSource,
  solutionFiles,
} from './solutionSource';
import { solutionZip } from './zips';

const custom = '0f000000-0000-4000-8000-00000000000a';
const weather = 'shared_cts-5fweather-5f0123456789abcdef';

/** Names of which some begin alike, most on one connector, one with a name that was made up for it. */
const known: readonly ReferenceSource[] = [
  { name: 'cts_mail', displayName: 'Mail &amp; more' },
  { name: 'cts_mailCurrent', displayName: 'Current mail' },
  { name: 'cts_post_0a1b2', displayName: 'Office 365 Outlook Contoso-0a1b2' },
  { name: 'cts_agent.shared_office365.0123456789abcdef0123456789abcdef', displayName: 'Agent mail' },
  { name: 'cts_Teams', displayName: 'Chat', api: 'shared_teams' },
  { name: 'cts_old', displayName: 'Rows', api: 'shared_commondataservice' },
  { name: 'cts_weather', displayName: 'Weather', api: weather, custom },
  // As another environment calls the same connector.
  { name: 'cts_rain', displayName: 'Rain', api: 'shared_cts-5fweather-5ffedcba9876543210', custom },
];

export const knownNames: readonly string[] = known.map(({ name }) => name);

/** A workspace in which connection references are defined and named in every kind of file. */
export interface ReferenceWorkspace {
  readonly tree: MemoryFileTree;
  /** What solutions say that nobody may edit and no source beside them stands for. */
  readonly uneditable: readonly SolutionSource[];
  /** Files that cannot be read. */
  readonly broken: readonly FilePath[];
}

export function randomReferences(chance: Chance): ReferenceWorkspace {
  const contoso = randomSolution(chance, 'Contoso', 'a');
  const solutions = [
    contoso,
    randomSolution(chance, 'Fabrikam', 'b'),
    ...(chance.oneIn(3) ? [{ ...contoso, root: 'repo/ContosoManaged', managed: 1 as const }] : []),
    { root: 'repo/Base', uniqueName: 'Base', references: definitions(chance, 2) },
  ];
  const managed = chance.oneIn(8) ? [{ ...randomSolution(chance, 'Litware', 'c'), managed: 1 as const }] : [];
  const zipped = chance.oneIn(8) ? [randomSolution(chance, 'Adatum', 'd', 'export')] : [];
  const tree = new MemoryFileTree();
  const write = (file: FilePath, text: string): void => {
    tree.write(file, inSomeStyle(chance, file, text));
  };
  [...solutions, ...managed].flatMap(solutionFiles).forEach(([file, text]) => {
    write(file, text);
  });
  if (chance.oneIn(4) && contoso.layout === 'export') {
    tree.write('repo/out/Contoso.zip', solutionZip(contoso));
  }
  for (const each of zipped) {
    tree.write('repo/out/Adatum.zip', solutionZip(each));
  }
  for (const name of ['test', 'uat', 'Contoso_prod', 'Fabrikam_prod']) {
    write(`repo/settings/${name}.deploymentsettings.json`, settingsText(chance));
  }
  if (chance.oneIn(2)) {
    write('repo/.connref.json', configText(chance));
  }
  const broken = chance.oneIn(6) ? [breakOne(chance, tree)] : [];
  return { tree, uneditable: [...managed, ...zipped], broken };
}

function definitions(chance: Chance, oneIn: number): ReferenceSource[] {
  const chosen = known.filter(() => chance.oneIn(oneIn));
  return chosen.map((each) => (chance.oneIn(30) ? { name: each.name, displayName: 'Table', api: 'shared_sql' } : each));
}

function randomSolution(
  chance: Chance,
  name: string,
  digit: string,
  layout: 'packager' | 'export' = chance.one(['packager', 'packager', 'export']),
): SolutionSource {
  const flows = ['Send', 'Chat', 'Forward'].slice(chance.below(3)).map((flow, at) => ({
    name: flow,
    id: `0f000000-0000-4000-8000-0000000000${digit}${at}`,
    state: chance.one(['on', 'off'] as const),
    entries: Object.fromEntries(
      ['a', 'b', 'c'].slice(chance.below(3)).map((key) => [key, chance.oneIn(8) ? raw() : entry(chance)]),
    ),
  }));
  const apps = ['cts_inbox', 'cts_board'].filter(() => chance.oneIn(2));
  const source: SolutionSource = {
    root: `repo/${name}`,
    layout,
    uniqueName: name,
    prefix: name === 'Contoso' ? 'cts' : 'fbk',
    references: definitions(chance, 2),
    ...(chance.oneIn(3) && { connectors: [{ name: 'cts_5Fweather', id: custom }] }),
    missingDependencies: chance
      .some(known.filter(() => chance.oneIn(3)))
      .map((each) => missingReference(each.name, chance.one(['Active', 'Base (1.0)']))),
    flows,
  };
  const inline = layout === 'export';
  const named = new Map(apps.map((app) => [app, chance.one(known).name]));
  const appXml = [...named].map(([app, reference]) => canvasAppXml(app, reference, chance));
  const customizations = `${source.root ?? ''}/customizations.xml`;
  const text = new Map(solutionFiles(source)).get(customizations) ?? '';
  return {
    ...source,
    files: {
      ...(inline && {
        'customizations.xml': text.replace('<EntityDataProviders />', `<CanvasApps>${appXml.join('')}</CanvasApps>`),
      }),
      ...(!inline && Object.fromEntries(apps.map((app, at) => [`CanvasApps/${app}.meta.xml`, appXml[at] ?? '']))),
      ...Object.fromEntries(
        [...named]
          .filter(() => chance.oneIn(2))
          .map(([app, reference]) => [`CanvasApps/src/${app}/Connections/Connections.json`, canvasSource(reference)]),
      ),
      ...(chance.oneIn(8) && { 'CanvasApps/cts_inbox_DocumentUri.msapp': 'PK' }),
      ...(chance.oneIn(2) && {
        'bots/cts_agent/bot.xml': '<bot><name>Helper</name></bot>',
        'botcomponents/cts_agent.topic/data': agentYaml(chance),
        'Assets/botcomponent_connectionreferenceset.xml': agentReferencesXml(chance),
      }),
    },
  };
}

function entry(chance: Chance): Record<string, unknown> {
  const { name, api = 'shared_office365', custom: guid } = chance.one(known);
  const spelt = chance.oneIn(4) ? name.toUpperCase() : name;
  return guid === undefined
    ? bound(spelt, api)
    : { ...bound(spelt, api), api: { name: api, logicalName: 'cts_5Fweather' } };
}

function canvasAppXml(app: string, reference: string, chance: Chance): string {
  const list = JSON.stringify({
    x: { id: '/providers/microsoft.powerapps/apis/shared_office365', xrmConnectionReferenceLogicalName: reference },
    y: { id: '/providers/microsoft.powerapps/apis/shared_sql', displayName: 'cts_mail' },
  });
  const text = chance.oneIn(2) ? list : list.replaceAll('"', '&quot;');
  return `<CanvasApp><Name>${app}</Name><DisplayName>Inbox</DisplayName><ConnectionReferences>${text}</ConnectionReferences></CanvasApp>`;
}

function canvasSource(reference: string): string {
  return JSON.stringify({ x: { connectionRef: { xrmConnectionReferenceLogicalName: reference } } }, null, 2);
}

function agentYaml(chance: Chance): string {
  const lines = chance
    .some(known)
    .map(
      ({ name }) => `  - connectionReference: ${chance.one([name, `"${name}"`, `'${name}'`, `${name} # ${name}s`])}`,
    );
  return ['kind: x', 'actions:', ...lines, ''].join('\n');
}

function agentReferencesXml(chance: Chance): string {
  const rows = ['cts_agent.topic', 'cts_agent.other'].flatMap((component) =>
    chance.some(known).map(
      ({ name }) => `
  <botcomponent_connectionreference botcomponentid.schemaname="${component}" connectionreferenceid.connectionreferencelogicalname="${name}">
    <iscustomizable>1</iscustomizable>
  </botcomponent_connectionreference>`,
    ),
  );
  return `<botcomponent_connectionreferences>${rows.join('')}\n</botcomponent_connectionreferences>`;
}

function settingsText(chance: Chance): string {
  const entries: ReferenceSource[] = [...known.filter(() => chance.oneIn(2)), ...chance.some([{ name: 'cts_gone' }])];
  return JSON.stringify(
    {
      EnvironmentVariables: [],
      ConnectionReferences: entries.map(({ name, api = 'shared_office365' }) => ({
        LogicalName: chance.oneIn(6) ? name.toLowerCase() : name,
        ConnectionId: chance.one(['', '#{connection}#', `${chance.below(3)}f8378a7481ebe90208b7fd241a85623`]),
        ...(!chance.oneIn(6) && { ConnectorId: `/providers/Microsoft.PowerApps/apis/${api}` }),
        ConnectionOwner: 'someone@contoso.com',
      })),
    },
    null,
    2,
  );
}

function configText(chance: Chance): string {
  const { name } = chance.one(known);
  const settings = ['test', 'Contoso_prod'].map((each) => `settings/${each}.deploymentsettings.json`);
  return JSON.stringify(
    {
      rules: { 'several-references-per-connector': chance.one(['off', 'information']) },
      externals: chance.some([name, 'cts_m*']),
      ignore: chance.some([{ rule: 'undefined-reference', path: '**', reference: name, reason: 'Known.' }]),
      ...(chance.oneIn(2) && {
        environments: { Test: { settings, solutions: ['Contoso', 'Base'], import: chance.one(['first', 'update']) } },
      }),
    },
    null,
    2,
  );
}

/** Breaks a file that may name any reference. */
function breakOne(chance: Chance, tree: MemoryFileTree): FilePath {
  const candidates = tree
    .paths()
    .filter((path) =>
      /^repo\/(?:Contoso|Fabrikam)\/(?:Workflows\/.*\.json|CanvasApps\/[^/]*\.meta\.xml|botcomponents\/.*|Assets\/.*|(?:Other\/)?customizations\.xml)$|^repo\/settings\//i.test(
        path,
      ),
    );
  const file = chance.one(candidates);
  const conflict = '<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> main\n';
  tree.write(
    file,
    file.endsWith('.meta.xml') && chance.oneIn(2)
      ? '<CanvasApp><Name>cts_x</Name><ConnectionReferences>{</ConnectionReferences></CanvasApp>'
      : file.includes('/settings/')
        ? `{ "ConnectionReferences": [{ "LogicalName":\n${conflict}}] }`
        : conflict,
  );
  return file;
}

/** In an encoding, with line ends and indentation that real files have. */
function inSomeStyle(chance: Chance, file: FilePath, text: string): Uint8Array {
  const minified = chance.oneIn(2);
  const small = !minified
    ? text
    : file.endsWith('.json')
      ? JSON.stringify(JSON.parse(text))
      : file.endsWith('.xml')
        ? text.replace(/>\s+</g, '><')
        : text;
  // Characters of two, three and four bytes, so that offsets of text and bytes differ.
  const foreign = small.replaceAll('Call_', 'Grüße_€_🚀_').replace('<Entities />', '<Entities>€🚀</Entities>');
  return encodeText(
    foreign.replaceAll('\n', chance.one(['\n', '\r\n'])),
    chance.one(['utf8', 'utf8bom', 'utf16le', 'utf16be'] as const),
  );
}
