import type { ImportMode } from '../../../src/core/model/deploymentEnvironment';
import type { FilePath } from '../../../src/core/model/filePath';
import { agentRowsXml, flowDependency, knowledgeXml, referenceDependency } from '../../support/componentSource';
import { connection, settingsText, type SettingsSource, variableFiles } from '../../support/settingsSource';
import {
  bound,
  childFlowCall,
  connectorCall,
  flowJson,
  missingConnectorDependency,
  missingReference,
  missingTable,
  raw,
  solutionFiles,
  type SolutionSource,
} from '../../support/solutionSource';
import { yamlSolutionFiles } from '../../support/yamlSolutionSource';
import { contosoFiles } from '../core/plan/contoso';
import { nineSolutionsFiles } from '../core/plan/nineSolutions';

type Files = readonly (readonly [FilePath, string | Uint8Array])[];

const id = (end: string): string => `0f000000-0000-4000-8000-0000000000${end}`;
const weather = 'shared_cts-5fweather-5f0123456789abcdef';
const stock = 'shared_cts-5fstock-5f0123456789abcdef';

/** A workspace with the environments that `.connref.json` declares. `a.json` and `b.json` are settings files. */
function workspace(
  solutions: readonly SolutionSource[],
  config: { readonly environments: Readonly<Record<string, unknown>>; readonly externals?: readonly string[] },
  { a, b }: { readonly a?: SettingsSource; readonly b?: SettingsSource } = {},
): Files {
  return [
    ...solutions.flatMap((source) => solutionFiles({ managed: 2, ...source })),
    ['repo/.connref.json', JSON.stringify(config)],
    ...(a ? [['repo/a.json', settingsText(a)] as const] : []),
    ...(b ? [['repo/b.json', settingsText(b)] as const] : []),
  ];
}

const withoutParameter = flowJson({ name: 'NoParameter', entries: { a: bound('cts_Mail') } }).replace(
  '"$connections"',
  '"$other"',
);

const flowsThatAreNotOn = workspace(
  [
    {
      references: [
        { name: 'cts_Mail' },
        { name: 'cts_Weather', api: weather, custom: id('c1') },
        { name: 'cts_Stock', api: stock, custom: id('c2') },
      ],
      missingDependencies: [
        missingConnectorDependency(id('c1'), 'Active'),
        missingReference('cts_Listed', 'Base (1.0)'),
        missingReference('cts_Gone', 'Tables (1.0)'),
        '<Required key="3" type="1" schemaName="cts_table" solution="Tables (1.0)" />',
        '<Required key="4" type="environmentvariabledefinition" schemaName="cts_Url" solution="Tables (1.0)" />',
      ],
      flows: [
        { name: 'Absent', id: id('01'), entries: { a: bound('cts_Mail') } },
        { name: 'Undeclared', id: id('02'), actions: { Call: connectorCall('mail') } },
        { name: 'Mismatch', id: id('03'), entries: { a: bound('cts_Mail', 'shared_teams') } },
        { name: 'Nobody', id: id('04'), entries: { a: bound('cts_Nobody') } },
        { name: 'Listed', id: id('05'), entries: { a: bound('cts_Listed') } },
        { name: 'Gone', id: id('0a'), entries: { a: bound('cts_Gone') } },
        { name: 'Fetch', id: id('06'), entries: { a: bound('cts_Weather', weather) } },
        { name: 'Lost', id: id('07'), actions: { Call: childFlowCall(id('ff')) } },
        { name: 'Uncertain', id: id('08'), metadata: false },
        { name: 'Variables', id: id('0b'), variables: ['cts_Lost', 'cts_Url'] },
        { name: 'Caller', id: id('09'), actions: { Call: childFlowCall(id('08')) } },
        { name: 'Asks', id: id('0c'), entries: { a: { ...bound('cts_Mail'), runtimeSource: 'invoker' } } },
        { name: 'Asked', id: id('0d'), actions: { Call: childFlowCall(id('0c')) } },
        { name: 'NoParameter', id: id('0e'), text: withoutParameter },
      ],
    },
    { root: 'repo/Tables', uniqueName: 'Tables', files: variableFiles('cts_Url') },
  ],
  { environments: { Test: { solutions: ['Contoso', 'Tables'] } } },
);

const solutionsThatAreNotPlanned: Files = [
  ...workspace(
    [
      { flows: [{ name: 'Uncertain', id: id('01'), entries: { a: bound('cts_Nobody') } }] },
      { root: 'repo/Contoso-copy' },
      { root: 'repo/Damaged', uniqueName: 'Damaged', flows: [{ name: 'Damaged', id: id('02'), text: '{' }] },
      { root: 'repo/Managed', uniqueName: 'Managed', managed: 1 },
    ],
    { environments: { Test: { solutions: ['Contoso', 'Damaged', 'Managed', 'Fabrikam'], managed: false } } },
  ),
  ...yamlSolutionFiles(),
];

const mistakesInSettings: Files = [
  ...workspace(
    [
      {
        references: [
          { name: 'cts_Mail' },
          { name: 'cts_Users' },
          { name: 'cts_Teams' },
          { name: 'cts_Twice' },
          { name: 'CTS_twice', api: 'shared_teams' },
          { name: 'cts_Shared' },
        ],
      },
      { root: 'repo/Other', uniqueName: 'Other', references: [{ name: 'cts_Shared', api: 'shared_teams' }] },
    ],
    { environments: { Test: { settings: ['a.json', 'b.json', 'broken.json'] } } },
    {
      a: {
        references: {
          cts_Mail: `shared_office365/${connection}`,
          cts_Users: 'https://example.com/connections/shared_office365/mail-1-#{part}#',
          cts_Teams: { ConnectionId: connection, ConnectorId: '/providers/Microsoft.PowerApps/apis/shared_teams' },
          cts_Shared: connection,
          CTS_Shared: `${connection}2`,
        },
      },
    },
  ),
  ['repo/broken.json', '{ "ConnectionReferences": [["cts_Mail", "x"]] }'],
];

const whatElseEnvironmentsNeed = workspace(
  [
    {
      root: 'repo/My export',
      layout: 'export',
      managed: 1,
      references: [{ name: 'cts_Own' }],
      flows: [{ name: 'Send', id: id('01'), entries: { a: bound('cts_Mail') } }],
    },
    // The plan names the source of the export, but its JSON does not.
    { root: 'repo/src', managed: 0 },
    { root: 'repo/Base', uniqueName: 'Base', references: [{ name: 'cts_Mail' }] },
    {
      root: 'repo/Outside',
      uniqueName: 'Outside',
      references: [{ name: 'cts_Weather', api: weather, custom: id('c1') }],
      missingDependencies: [
        '<Required key="1" type="environmentvariabledefinition" schemaName="ext_Url" solution="Active" />',
        '<Required key="2" type="2" schemaName="cts_size" parentSchemaName="account" solution="Active" />',
        missingTable('msdyn_workorder', 'Active'),
      ],
      flows: [
        { name: 'Fetch', id: id('02'), entries: { a: bound('cts_Weather', weather) } },
        { name: 'Call', id: id('03'), actions: { Call: childFlowCall(id('e1')) } },
      ],
    },
    { root: 'repo/Raw', uniqueName: 'Raw', flows: [{ name: 'Raw', id: id('04'), entries: { a: raw() } }] },
  ],
  {
    externals: [id('c1'), id('e1'), 'ext_*'],
    environments: {
      Inferred: { settings: ['a.json'] },
      Declared: { solutions: ['Contoso'], importAs: id('a1') },
      Outside: { solutions: ['Outside'], importAs: 'Deployer' },
      Raw: { solutions: ['Raw'] },
    },
  },
  { a: { references: { cts_Own: connection } } },
);

const withoutSettings = workspace(
  [
    {
      references: [{ name: 'cts_Mail' }],
      flows: [{ name: 'Send', id: id('01'), entries: { a: bound('cts_Mail') } }],
      apps: [{ name: 'cts_app', references: ['cts_Mail'] }],
      files: { 'botcomponents/cts_a.b/data': 'connectionReference: cts_Mail\n' },
    },
    { root: 'repo/Lost', uniqueName: 'Lost', apps: [{ name: 'cts_lost', references: ['cts_Gone'] }] },
  ],
  { environments: { Test: { solutions: ['Contoso'] }, Lost: { solutions: ['Lost'] } } },
);

const connectorDependency = {
  componenttype: 372,
  logicalname: 'cts_5Flost',
  componenttypeplatformname: 'connector',
};

const usersThatDoNotWork = workspace(
  [
    {
      missingDependencies: [missingReference('cts_Listed', 'Elsewhere (1.0)')],
      references: [{ name: 'cts_Mail' }],
      flows: [
        { name: 'Off', id: id('01'), state: 'off' },
        { name: 'Uncertain', id: id('02'), metadata: false },
        { name: 'Robot', id: id('03'), category: '6', desktopReferences: ['cts_Nobody'] },
      ],
      apps: [
        {
          name: 'cts_app',
          references: ['cts_Nobody', 'cts_Mail', 'cts_Listed'],
          flows: [id('01'), id('02'), id('ff'), id('04')],
          connectors: ['cts_5Fgone'],
        },
        { name: 'cts_code', isCodeApp: true, references: ['cts_Mail'] },
        { name: 'cts_fine', dependencies: [flowDependency(id('03'))] },
        {
          name: 'cts_listed',
          dependencies: [referenceDependency('cts_Nobody'), flowDependency(id('fe')), connectorDependency],
        },
      ],
      files: {
        'botcomponents/cts_a.b/data': 'connectionReference: cts_Mail\n',
        'botcomponents/cts_c.d/data': 'connectionReference: cts_Mail\nconnectionProperties:\n  mode: Invoker\n',
        'botcomponents/cts_e.f/data': 'connectionReference: cts_Mail\n',
        'Assets/botcomponent_connectionreferenceset.xml': agentRowsXml('connectionreference', [['cts_a.b', 'cts_Row']]),
        'Assets/botcomponent_workflowset.xml': agentRowsXml('workflow', [['cts_a.b', id('fd')]]),
        'dvtablesearchs/x/dvtablesearch.xml': knowledgeXml('cts_Mail'),
      },
    },
    { root: 'repo/Later', uniqueName: 'Later', flows: [{ name: 'Later', id: id('04') }] },
  ],
  {
    environments: {
      Test: { solutions: ['Contoso'], settings: ['a.json'] },
      Empty: { solutions: ['Contoso'], settings: ['b.json'] },
    },
  },
  { a: { references: {} }, b: { references: { cts_Mail: '' } } },
);

const placeholdersForIds = workspace(
  [
    {
      references: [{ name: 'cts_Mail' }],
      flows: [{ name: 'Send', entries: { a: bound('cts_Mail') } }],
      apps: [{ name: 'cts_app', references: ['cts_Mail'] }],
      files: { 'botcomponents/cts_a.b/data': 'connectionReference: cts_Mail\n' },
    },
  ],
  { environments: { Test: { solutions: ['Contoso'], settings: ['a.json'] } } },
  { a: { references: { cts_Mail: 'TODO' } } },
);

const filesThatAreBroken = workspace(
  [
    {
      flows: [
        { name: 'Lost', id: id('01'), file: false },
        { name: 'Empty', id: id('02'), text: '{}' },
        { name: 'Changed', id: id('03'), entries: { a: { ...bound('cts_Mail'), runtimeSource: 'invoker' } } },
      ],
      references: [{ name: 'cts_Mail' }],
      apps: [{ name: 'cts_app', flows: [id('03')], passedKeys: [], connectors: ['cts_5Fweather'] }],
      files: {
        'botcomponents/cts_a.b/data': 'connectionReference: cts_Mail\n',
        'Assets/botcomponent_connectionreferenceset.xml': '<rows',
      },
    },
    { root: 'repo/Base', uniqueName: 'Base', connectors: [{ name: 'cts_5Fweather', id: id('c1') }] },
  ],
  { environments: { Test: { solutions: ['Contoso'] } } },
);

const whatToThinkAbout = workspace(
  [
    {
      version: '0.0.0.0',
      missingDependencies: [missingReference('cts_Base', 'Base (1.10)')],
    },
    { root: 'repo/Base', uniqueName: 'Base', version: '1.9', references: [{ name: 'cts_Base' }] },
  ],
  { environments: { Prod: { solutions: ['Contoso', 'Misspelt'], managed: false, environmentId: id('ee') } } },
);
const settingsOfTheAccelerator: Files = [
  ...workspace(
    [
      {
        flows: [
          { name: 'Starts', id: id('01'), state: 'off' },
          { name: 'Waits', id: id('02') },
          { name: 'Depends', id: id('03') },
        ],
      },
    ],
    { environments: {} },
  ),
  [
    'repo/config/Test/customDeploymentSettings.json',
    JSON.stringify({
      ActivateFlowConfiguration: [
        { solutionComponentUniqueName: id('01'), activate: 'true' },
        { solutionComponentUniqueName: id('02'), activate: 'false' },
        { solutionComponentUniqueName: id('03'), activate: '#{depends}#' },
      ],
      SolutionComponentOwnershipConfiguration: [{ solutionComponentName: 'Starts', ownerEmail: 'ana@contoso.example' }],
      FlowShareWithGroupTeamConfiguration: [{ solutionComponentName: 'Starts', aadGroupTeamName: 'Support' }],
    }),
  ],
  ['repo/config/Prod/customDeploymentSettings.json', '{ "ActivateFlowConfiguration": ['],
];

const user: SolutionSource = { root: 'repo/Flows', uniqueName: 'Flows', version: '2.0' };
const upgrade = workspace([{ version: '1.0', references: [] }, user], {
  environments: { Test: { solutions: ['Contoso', 'Flows'] } },
});
/** The solutions before {@link upgrade}: a deleted reference is used by a later solution, and a version is too high. */
const release = [
  { managed: 2, version: '1.0', references: [{ name: 'cts_Old' }] } as const,
  { ...user, version: '1.0', flows: [{ name: 'Send', entries: { a: bound('cts_Old') } }] },
].flatMap(solutionFiles);

/**
 * Workspaces, import modes and earlier releases whose plans together contain every kind of entry that a plan can have.
 */
export const planOutputCases: readonly (readonly [Files, ImportMode, Files?])[] = [
  [contosoFiles(), 'first'],
  [contosoFiles(), 'update'],
  [contosoFiles(), 'upgrade'],
  [flowsThatAreNotOn, 'first'],
  [solutionsThatAreNotPlanned, 'first'],
  [mistakesInSettings, 'first'],
  [whatElseEnvironmentsNeed, 'first'],
  [withoutSettings, 'first'],
  [usersThatDoNotWork, 'first'],
  [placeholdersForIds, 'update'],
  [filesThatAreBroken, 'first'],
  [whatToThinkAbout, 'first'],
  [settingsOfTheAccelerator, 'first'],
  [[...nineSolutionsFiles()], 'first'],
  [upgrade, 'upgrade', release],
];
