import type { FilePath } from '../../src/core/model/filePath';
import { encodeText } from '../../src/core/text/decodeText';
import type { Random } from './random';
import { MemoryFileTree } from './memoryFileTree';
import { type Names, randomAgentFiles, randomApp, randomFlows, randomProjects, spelt } from './randomUsers';
import { variableFiles } from './settingsSource';
import {
  customizationsXml,
  flowPath,
  missingConnectorDependency,
  missingReference,
  type ReferenceSource,
  type SolutionSource,
  solutionFiles,
} from './solutionSource';
import { yamlSolutionFiles } from './yamlSolutionSource';
import { solutionZip } from './zips';

const custom = '0f000000-0000-4000-8000-00000000000a';
const weather = 'shared_cts-5fweather-5f0123456789abcdef';

/** Connection references. Some names begin with another name, and most references use the same connector. */
const known: readonly ReferenceSource[] = [
  { name: 'cts_mail', displayName: 'Mail &amp; more' },
  { name: 'cts_mailCurrent', displayName: 'Current mail' },
  { name: 'cts_post_0a1b2', displayName: 'Office 365 Outlook Contoso-0a1b2' },
  {
    name: 'cts_agent.shared_office365.0123456789abcdef0123456789abcdef',
    displayName: 'Agent mail',
    customizable: false,
  },
  { name: 'cts_Teams', displayName: 'Chat', api: 'shared_teams' },
  { name: 'cts_old', displayName: 'Rows', api: 'shared_commondataservice' },
  { name: 'cts_weather', displayName: 'Weather', api: weather, custom },
  // The name of the same connector in another environment.
  { name: 'cts_rain', displayName: 'Rain', api: 'shared_cts-5fweather-5ffedcba9876543210', custom },
];

export const knownNames: readonly string[] = known.map(({ name }) => name);

/** The GUIDs of flows that flows, apps and agents call: those of all solutions, and one that no solution contains. */
const flowIds = ['a0', 'a1', 'a2', 'b0', 'b1', 'c0', 'd0', 'e0'].map(
  (end) => `0f000000-0000-4000-8000-0000000000${end}`,
);

const names: Names = {
  references: known,
  flows: flowIds,
  variables: ['cts_url', 'cts_limit'],
  connectors: ['cts_5Fweather', 'cts_5Fgeo'],
};

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
    ...(random.oneIn(3) ? [managedTwin(random, contoso)] : []),
    { root: 'repo/Base', uniqueName: 'Base', references: definitions(random, 2) } as SolutionSource,
  ];
  const managed = random.oneIn(8) ? [{ ...randomSolution(random, 'Litware', 'c'), managed: 1 as const }] : [];
  const zipped = random.oneIn(8) ? [randomSolution(random, 'Adatum', 'd', 'export')] : [];
  const tree = new MemoryFileTree();
  const write = (file: FilePath, text: string): void => {
    tree.write(file, inSomeStyle(random, file, text));
  };
  for (const solution of [...solutions, ...managed]) {
    for (const [file, text] of solutionFiles(solution)) {
      write(file, /\/solution\.xml$/i.test(file) ? withDependents(random, text, solution) : text);
    }
  }
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
  const components = random.some(known).map(({ name }) => `/connectionreferences/${name}`);
  [
    ...randomProjects(random, names),
    ...(random.oneIn(10) ? yamlSolutionFiles({ repository: 'repo/git', components, uniqueName: 'Git' }) : []),
  ].forEach(([file, text]) => {
    write(file, text);
  });
  // The JSON of a desktop flow has no references.
  const withoutUses = solutions.flatMap(({ root, flows = [] }) =>
    flows.filter(({ category }) => category === '6').map((flow) => flowPath(root ?? '', flow)),
  );
  const broken = random.oneIn(6) ? [breakOne(random, tree, withoutUses)] : [];
  return { tree, uneditable: [...managed, ...zipped], broken };
}

/** The managed export of a solution, unpacked beside its source. It may be an older one, with other references. */
function managedTwin(random: Random, solution: SolutionSource): SolutionSource {
  return {
    ...solution,
    root: 'repo/ContosoManaged',
    uniqueName: random.oneIn(4) ? 'CONTOSO' : 'Contoso',
    managed: 1,
    // The files of an export contain its definitions already.
    ...(solution.layout === 'packager' && random.oneIn(3) && { references: definitions(random, 2) }),
  };
}

function definitions(random: Random, oneIn: number): ReferenceSource[] {
  const chosen = known.filter(() => random.oneIn(oneIn));
  return chosen
    .map((each) => (random.oneIn(30) ? { name: each.name, displayName: 'Table', api: 'shared_sql' } : each))
    .map((each) => ({ ...each, name: spelt(random, each.name) }));
}

function randomSolution(
  random: Random,
  name: string,
  letter: string,
  layout: 'packager' | 'export' = random.one(['packager', 'packager', 'export']),
): SolutionSource {
  const apps = ['cts_inbox', 'cts_board'].filter(() => random.oneIn(2)).map((app) => randomApp(random, app, names));
  const source: SolutionSource = {
    root: `repo/${name}`,
    layout,
    uniqueName: name,
    prefix: name === 'Contoso' ? 'cts' : 'fbk',
    references: definitions(random, 2),
    ...(random.oneIn(3) && { connectors: [{ name: 'cts_5Fweather', id: custom }] }),
    missingDependencies: missing(random),
    flows: randomFlows(random, names, letter),
  };
  const inline = apps.map(({ xml }) => xml).join('');
  return {
    ...source,
    files: {
      ...(layout === 'export'
        ? {
            'customizations.xml': customizationsXml(source).replace(
              '<EntityDataProviders />',
              `<CanvasApps>${inline}</CanvasApps>`,
            ),
          }
        : Object.fromEntries(apps.map((app) => [`CanvasApps/${app.name}.meta.xml`, app.xml]))),
      ...Object.fromEntries(
        apps.flatMap(({ name: app, source: text }) =>
          text === undefined ? [] : [[`CanvasApps/src/${app}/Connections/Connections.json`, text]],
        ),
      ),
      ...(random.oneIn(8) && { 'CanvasApps/cts_inbox_DocumentUri.msapp': 'PK' }),
      ...randomAgentFiles(random, names),
      ...(random.oneIn(2) && variableFiles('cts_url')),
    },
  };
}

/** What the manifest lists as missing. The display name of a reference may be unknown, known, or that of another one. */
function missing(random: Random): string[] {
  const owner = (): string => random.one(['Active', 'Base (1.0)', 'Base (1.0)', 'Fabrikam (1.0)']);
  return [
    ...known
      .filter(() => random.oneIn(6))
      .map(({ name, displayName = '' }) => {
        const row = missingReference(spelt(random, name), owner());
        return random.oneIn(2) ? row.replace(/displayName="[^"]*"/, `displayName="${displayName}"`) : row;
      }),
    ...(random.oneIn(4) ? [missingConnectorDependency(custom, owner())] : []),
    ...(random.oneIn(8)
      ? [`<Required type="29" displayName="A flow" solution="${owner()}" id="{${random.one(flowIds)}}" />`]
      : []),
    ...(random.oneIn(8)
      ? [`<Required type="EnvironmentVariableDefinition" solution="${owner()}" id.schemaname="cts_limit" />`]
      : []),
  ];
}

/** A manifest in which a reference of the solution, instead of a flow, needs a connector that is missing. */
function withDependents(random: Random, manifest: string, { references = [] }: SolutionSource): string {
  const dependents = references.filter((reference) => reference.custom !== undefined);
  return manifest.replace(/(type="372"[^>]*>\s*)<Dependent [^>]*>/g, (row, required: string) =>
    dependents.length > 0
      ? `${required}<Dependent type="connectionreference" displayName="Weather" id.connectionreferencelogicalname="${random.one(dependents).name}" />`
      : row,
  );
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

/** Breaks a file that may contain any reference. @param withoutUses Files that contain none. */
function breakOne(random: Random, tree: MemoryFileTree, withoutUses: readonly FilePath[]): FilePath {
  const candidates = tree
    .paths()
    .filter((path) => !withoutUses.includes(path))
    .filter((path) =>
      /^repo\/(?:Contoso|Fabrikam)\/(?:Workflows\/.*\.json|CanvasApps\/[^/]*\.meta\.xml|botcomponents\/.*|Assets\/.*|dvtablesearchs\/.*|(?:Other\/)?customizations\.xml)$|^repo\/settings\/|power\.config\.json$/i.test(
        path,
      ),
    );
  const file = random.one(candidates);
  const conflict = '<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> main\n';
  tree.write(
    file,
    file.endsWith('.meta.xml') && random.oneIn(2)
      ? '<CanvasApp><Name>cts_x</Name><ConnectionReferences>{</ConnectionReferences></CanvasApp>'
      : file.includes('/settings/') || file.endsWith('power.config.json')
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
