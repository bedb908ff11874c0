import type { FilePath } from '../../src/core/model/filePath';
import { encodeText } from '../../src/core/text/decodeText';
import { knowledgeXml, referenceDependency } from './componentSource';
import type { Random } from './random';
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

/** Connection references. Some names begin with another name, and most references use the same connector. */
const known: readonly ReferenceSource[] = [
  { name: 'cts_mail', displayName: 'Mail &amp; more' },
  { name: 'cts_mailCurrent', displayName: 'Current mail' },
  { name: 'cts_post_0a1b2', displayName: 'Office 365 Outlook Contoso-0a1b2' },
  { name: 'cts_agent.shared_office365.0123456789abcdef0123456789abcdef', displayName: 'Agent mail' },
  { name: 'cts_Teams', displayName: 'Chat', api: 'shared_teams' },
  { name: 'cts_old', displayName: 'Rows', api: 'shared_commondataservice' },
  { name: 'cts_weather', displayName: 'Weather', api: weather, custom },
  // The name of the same connector in another environment.
  { name: 'cts_rain', displayName: 'Rain', api: 'shared_cts-5fweather-5ffedcba9876543210', custom },
];

export const knownNames: readonly string[] = known.map(({ name }) => name);

/** A workspace with connection references in every kind of file that can define or use them. */
export interface ReferenceWorkspace {
  readonly tree: MemoryFileTree;
  /** Solutions that cannot be edited, and whose source is not in the workspace. */
  readonly uneditable: readonly SolutionSource[];
  /** Files that cannot be read. */
  readonly broken: readonly FilePath[];
}

export function randomReferences(random: Random): ReferenceWorkspace {
  const contoso = randomSolution(random, 'Contoso', 'a');
  const solutions = [
    contoso,
    randomSolution(random, 'Fabrikam', 'b'),
    ...(random.oneIn(3) ? [{ ...contoso, root: 'repo/ContosoManaged', managed: 1 as const }] : []),
    { root: 'repo/Base', uniqueName: 'Base', references: definitions(random, 2) },
  ];
  const managed = random.oneIn(8) ? [{ ...randomSolution(random, 'Litware', 'c'), managed: 1 as const }] : [];
  const zipped = random.oneIn(8) ? [randomSolution(random, 'Adatum', 'd', 'export')] : [];
  const tree = new MemoryFileTree();
  const write = (file: FilePath, text: string): void => {
    tree.write(file, inSomeStyle(random, file, text));
  };
  [...solutions, ...managed].flatMap(solutionFiles).forEach(([file, text]) => {
    write(file, text);
  });
  if (random.oneIn(4) && contoso.layout === 'export') {
    tree.write('repo/out/Contoso.zip', solutionZip(contoso));
  }
  for (const each of zipped) {
    tree.write('repo/out/Adatum.zip', solutionZip(each));
  }
  for (const name of ['test', 'uat', 'Contoso_prod', 'Fabrikam_prod']) {
    write(`repo/settings/${name}.deploymentsettings.json`, settingsText(random));
  }
  if (random.oneIn(2)) {
    write('repo/.connref.json', configText(random));
  }
  const broken = random.oneIn(6) ? [breakOne(random, tree)] : [];
  return { tree, uneditable: [...managed, ...zipped], broken };
}

function definitions(random: Random, oneIn: number): ReferenceSource[] {
  const chosen = known.filter(() => random.oneIn(oneIn));
  return chosen.map((each) => (random.oneIn(30) ? { name: each.name, displayName: 'Table', api: 'shared_sql' } : each));
}

function randomSolution(
  random: Random,
  name: string,
  digit: string,
  layout: 'packager' | 'export' = random.one(['packager', 'packager', 'export']),
): SolutionSource {
  const flows = ['Send', 'Chat', 'Forward'].slice(random.below(3)).map((flow, at) => ({
    name: flow,
    id: `0f000000-0000-4000-8000-0000000000${digit}${at}`,
    state: random.one(['on', 'off'] as const),
    // A desktop flow has its references in the metadata, and none in its JSON.
    ...(random.oneIn(6)
      ? { category: '6', desktopReferences: random.some(known).map((each) => each.name) }
      : {
          entries: Object.fromEntries(
            ['a', 'b', 'c'].slice(random.below(3)).map((key) => [key, random.oneIn(8) ? raw() : entry(random)]),
          ),
        }),
  }));
  const apps = ['cts_inbox', 'cts_board'].filter(() => random.oneIn(2));
  const source: SolutionSource = {
    root: `repo/${name}`,
    layout,
    uniqueName: name,
    prefix: name === 'Contoso' ? 'cts' : 'fbk',
    references: definitions(random, 2),
    ...(random.oneIn(3) && { connectors: [{ name: 'cts_5Fweather', id: custom }] }),
    missingDependencies: random
      .some(known.filter(() => random.oneIn(3)))
      .map((each) => missingReference(each.name, random.one(['Active', 'Base (1.0)']))),
    flows,
  };
  const inline = layout === 'export';
  const named = new Map(apps.map((app) => [app, random.one(known).name]));
  const appXml = [...named].map(([app, reference]) => canvasAppXml(app, reference, random));
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
          .filter(() => random.oneIn(2))
          .map(([app, reference]) => [`CanvasApps/src/${app}/Connections/Connections.json`, canvasSource(reference)]),
      ),
      ...(random.oneIn(8) && { 'CanvasApps/cts_inbox_DocumentUri.msapp': 'PK' }),
      ...(random.oneIn(2) && {
        'bots/cts_agent/bot.xml': '<bot><name>Helper</name></bot>',
        'botcomponents/cts_agent.topic/data': agentYaml(random),
        'Assets/botcomponent_connectionreferenceset.xml': agentReferencesXml(random),
      }),
      ...(random.oneIn(3) && {
        'dvtablesearchs/0f000000-0000-4000-8000-0000000000d1/dvtablesearch.xml': knowledgeXml(random.one(known).name),
      }),
    },
  };
}

function entry(random: Random): Record<string, unknown> {
  const { name, api = 'shared_office365', custom: guid } = random.one(known);
  const spelt = random.oneIn(4) ? name.toUpperCase() : name;
  return guid === undefined
    ? bound(spelt, api)
    : { ...bound(spelt, api), api: { name: api, logicalName: 'cts_5Fweather' } };
}

function canvasAppXml(app: string, reference: string, random: Random): string {
  const list = JSON.stringify({
    x: { id: '/providers/microsoft.powerapps/apis/shared_office365', xrmConnectionReferenceLogicalName: reference },
    y: { id: '/providers/microsoft.powerapps/apis/shared_sql', displayName: 'cts_mail' },
  });
  const text = random.oneIn(2) ? list : list.replaceAll('"', '&quot;');
  const dependencies = JSON.stringify({ cdsdependencies: random.oneIn(2) ? [referenceDependency(reference)] : [] });
  return `<CanvasApp><Name>${app}</Name><DisplayName>Inbox</DisplayName><ConnectionReferences>${text}</ConnectionReferences><CdsDependencies>${dependencies}</CdsDependencies></CanvasApp>`;
}

function canvasSource(reference: string): string {
  return JSON.stringify({ x: { connectionRef: { xrmConnectionReferenceLogicalName: reference } } }, null, 2);
}

function agentYaml(random: Random): string {
  const lines = random
    .some(known)
    .map(
      ({ name }) => `  - connectionReference: ${random.one([name, `"${name}"`, `'${name}'`, `${name} # ${name}s`])}`,
    );
  return ['kind: x', 'actions:', ...lines, ''].join('\n');
}

function agentReferencesXml(random: Random): string {
  const rows = ['cts_agent.topic', 'cts_agent.other'].flatMap((component) =>
    random.some(known).map(
      ({ name }) => `
  <botcomponent_connectionreference botcomponentid.schemaname="${component}" connectionreferenceid.connectionreferencelogicalname="${name}">
    <iscustomizable>1</iscustomizable>
  </botcomponent_connectionreference>`,
    ),
  );
  return `<botcomponent_connectionreferences>${rows.join('')}\n</botcomponent_connectionreferences>`;
}

function settingsText(random: Random): string {
  const entries: ReferenceSource[] = [...known.filter(() => random.oneIn(2)), ...random.some([{ name: 'cts_gone' }])];
  return JSON.stringify(
    {
      EnvironmentVariables: [],
      ConnectionReferences: entries.map(({ name, api = 'shared_office365' }) => ({
        LogicalName: random.oneIn(6) ? name.toLowerCase() : name,
        ConnectionId: random.one(['', '#{connection}#', `${random.below(3)}f8378a7481ebe90208b7fd241a85623`]),
        ...(!random.oneIn(6) && { ConnectorId: `/providers/Microsoft.PowerApps/apis/${api}` }),
        ConnectionOwner: 'someone@contoso.com',
      })),
    },
    null,
    2,
  );
}

function configText(random: Random): string {
  const { name } = random.one(known);
  const settings = ['test', 'Contoso_prod'].map((each) => `settings/${each}.deploymentsettings.json`);
  return JSON.stringify(
    {
      rules: { 'several-references-per-connector': random.one(['off', 'information']) },
      externals: random.some([name, 'cts_m*']),
      ignore: random.some([{ rule: 'undefined-reference', path: '**', reference: name, reason: 'Known.' }]),
      ...(random.oneIn(2) && {
        environments: { Test: { settings, solutions: ['Contoso', 'Base'], import: random.one(['first', 'update']) } },
      }),
    },
    null,
    2,
  );
}

/** Breaks a file that may contain any reference. */
function breakOne(random: Random, tree: MemoryFileTree): FilePath {
  const candidates = tree
    .paths()
    .filter((path) =>
      /^repo\/(?:Contoso|Fabrikam)\/(?:Workflows\/.*\.json|CanvasApps\/[^/]*\.meta\.xml|botcomponents\/.*|Assets\/.*|(?:Other\/)?customizations\.xml)$|^repo\/settings\//i.test(
        path,
      ),
    );
  const file = random.one(candidates);
  const conflict = '<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> main\n';
  tree.write(
    file,
    file.endsWith('.meta.xml') && random.oneIn(2)
      ? '<CanvasApp><Name>cts_x</Name><ConnectionReferences>{</ConnectionReferences></CanvasApp>'
      : file.includes('/settings/')
        ? `{ "ConnectionReferences": [{ "LogicalName":\n${conflict}}] }`
        : conflict,
  );
  return file;
}

/** Writes a text with a random encoding, line end and indentation of those in real files. */
function inSomeStyle(random: Random, file: FilePath, text: string): Uint8Array {
  const minified = random.oneIn(2);
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
    foreign.replaceAll('\n', random.one(['\n', '\r\n'])),
    random.one(['utf8', 'utf8bom', 'utf16le', 'utf16be'] as const),
  );
}
