import type { FilePath } from '../../../../src/core/model/filePath';
import { knowledgeXml } from '../../../support/componentSource';
import { connection, connectorId, settingsText, variableFiles } from '../../../support/settingsSource';
import { bound, childFlowCall, manifestXml, raw, solutionFiles } from '../../../support/solutionSource';

const id = (end: string): string => `0f000000-0000-4000-8000-0000000000${end}`;
export const weather = 'shared_cts-5fweather-5f0123456789abcdef';

const base = {
  root: 'repo/Base',
  uniqueName: 'Base',
  managed: 1,
  connectors: [{ name: 'cts_5Fweather', id: id('c1') }],
} as const;
const contoso = {
  managed: 2,
  references: [
    { name: 'cts_Weather', api: weather, custom: id('c1') },
    { name: 'cts_Mail' },
    { name: 'cts_Unused', api: 'shared_teams' },
    { name: 'cts_Files', api: 'shared_sharepointonline' },
  ],
  flows: [
    {
      name: 'Call',
      id: id('01'),
      entries: { a: bound('CTS_mail'), b: bound('ext_Log'), c: bound('cts_Files', 'shared_sharepointonline') },
      actions: { Call: childFlowCall(id('02')) },
    },
    { name: 'Fetch', id: id('02'), entries: { a: bound('cts_weather', weather) } },
    { name: 'Raw', id: id('03'), entries: { a: raw('shared_teams'), b: raw('shared_teams') } },
    { name: 'Off', id: id('04'), state: 'off' },
    { name: 'Robot', id: id('05'), category: '6', desktopReferences: ['cts_Weather'] },
    { name: 'Lost', id: id('06'), entries: { a: bound('cts_Nobody', 'shared_sql') } },
  ],
  apps: [
    { name: 'cts_app', displayName: 'Forecast', references: ['cts_Weather'] },
    { name: 'cts_maps', displayName: 'Maps', references: ['ext_Chat'], connectors: ['cts_5Fmaps'] },
    { name: 'cts_code', displayName: 'Code', isCodeApp: true, references: ['cts_Weather'] },
  ],
  files: {
    ...variableFiles('cts_Url'),
    ...variableFiles('cts_Site'),
    ...variableFiles('cts_Token'),
    'botcomponents/cts_a.b/data': 'connectionReference: cts_Weather\n',
    'dvtablesearchs/x/dvtablesearch.xml': knowledgeXml('cts_Weather'),
  },
} as const;

/** It has another connector for a reference of Contoso. */
const files = {
  root: 'repo/Files',
  uniqueName: 'Files',
  managed: 0,
  references: [{ name: 'cts_files', api: 'shared_onedrive' }],
} as const;

/** The manifest of a patch of a solution. */
export function patchManifest(uniqueName: string, parent: string): string {
  const element = `<ParentSolution><UniqueName>${parent}</UniqueName></ParentSolution>`;
  return manifestXml({ uniqueName }).replace('<Managed>', `${element}\n    <Managed>`);
}

/** A `power.config.json` that uses connection references on connectors, by their API names. */
export function codeAppProject(references: Readonly<Record<string, string>>): string {
  const connections = Object.entries(references).map(([name, api]) => [
    name,
    { id: connectorId(api), xrmConnectionReferenceLogicalName: name },
  ]);
  return JSON.stringify({ appDisplayName: 'Stock', connectionReferences: Object.fromEntries(connections) as unknown });
}

/** A workspace in which every kind of user has a reference on a custom connector, for plans of copied environments. */
export function copiedFiles(): [FilePath, string][] {
  return [
    ...solutionFiles(base),
    ...solutionFiles(contoso),
    ...solutionFiles(files),
    ...solutionFiles({ root: 'repo/Outside', uniqueName: 'Outside' }),
    ...solutionFiles({
      root: 'repo/Patch',
      files: { 'Other/Solution.xml': patchManifest('Contoso_Patch', 'Contoso') },
    }),
    ['repo/stock/power.config.json', codeAppProject({ cts_weather: weather })],
    [
      'repo/.connref.json',
      JSON.stringify({ externals: ['ext_*'], environments: { uat: { environmentId: id('ee') } } }),
    ],
    [
      'repo/deploymentSettings.uat.json',
      settingsText({
        references: { cts_Mail: connection, cts_Files: connection },
        variables: { cts_Url: 'x', cts_Token: '#{token}#' },
      }),
    ],
  ];
}
