import type { FilePath } from '../../../../src/core/model/filePath';
import { knowledgeXml } from '../../../support/componentSource';
import { connection, settingsText, variableFiles } from '../../../support/settingsSource';
import { bound, childFlowCall, raw, solutionFiles } from '../../../support/solutionSource';

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
  ],
  flows: [
    {
      name: 'Call',
      id: id('01'),
      entries: { a: bound('CTS_mail'), b: bound('ext_Log') },
      actions: { Call: childFlowCall(id('02')) },
    },
    { name: 'Fetch', id: id('02'), entries: { a: bound('cts_weather', weather) } },
    { name: 'Raw', id: id('03'), entries: { a: raw('shared_teams') } },
    { name: 'Off', id: id('04'), state: 'off' },
    { name: 'Robot', id: id('05'), category: '6', desktopReferences: ['cts_Weather'] },
    { name: 'Lost', id: id('06'), entries: { a: bound('cts_Nobody', 'shared_sql') } },
  ],
  apps: [
    { name: 'cts_app', displayName: 'Forecast', references: ['cts_Weather'] },
    { name: 'cts_code', displayName: 'Code', isCodeApp: true, references: ['cts_Weather'] },
  ],
  files: {
    ...variableFiles('cts_Url'),
    ...variableFiles('cts_Site'),
    'botcomponents/cts_a.b/data': 'connectionReference: cts_Weather\n',
    'dvtablesearchs/x/dvtablesearch.xml': knowledgeXml('cts_Weather'),
  },
} as const;

/** A workspace in which every kind of user has a reference on a custom connector, for plans of copied environments. */
export function copiedFiles(): [FilePath, string][] {
  return [
    ...solutionFiles(base),
    ...solutionFiles(contoso),
    [
      'repo/.connref.json',
      JSON.stringify({ externals: ['ext_*'], environments: { uat: { environmentId: id('ee') } } }),
    ],
    [
      'repo/deploymentSettings.uat.json',
      settingsText({ references: { cts_Mail: connection }, variables: { cts_Url: 'x' } }),
    ],
  ];
}
