import type { FilePath } from '../../../../src/core/model/filePath';
import {
  bound,
  manifestXml,
  missingReference,
  raw,
  solutionFiles,
  type SolutionSource,
} from '../../../support/solutionSource';

const weatherApi = 'shared_cts-5fweather-5f0123456789abcdef';
const weatherId = '0f000000-0000-4000-8000-0000000000c1';

const dataverse = 'shared_commondataserviceforapps';

/** Every case that a plan knows, in as few solutions as they need. What is expected of them was written by hand. */
const solutions: readonly SolutionSource[] = [
  {
    root: 'repo/solutions/Core',
    uniqueName: 'ContosoCore',
    managed: 2,
    references: [{ name: 'cts_Dataverse', api: dataverse }, { name: 'cts_Outlook' }],
    flows: [
      { name: 'Write Log', id: flowId('01'), entries: { log: bound('cts_Dataverse', dataverse) } },
      { name: 'Send Mail', id: flowId('02'), entries: { mail: bound('cts_Outlook') }, actions: calls('mail', '01') },
      { name: 'Archive', id: flowId('03'), state: 'off', entries: { log: bound('cts_Dataverse', dataverse) } },
      // Orders defines this one: the two solutions need each other.
      { name: 'Nightly Check', id: flowId('04'), entries: { sp: bound('cts_SharePoint', 'shared_sharepointonline') } },
    ],
    files: {
      ...variable('cts_BaseUrl', { required: true }),
      ...variable('cts_Currency', { required: true }),
      ...variable('cts_Mode', { fallback: 'fast' }),
      ...variable('cts_Region', { required: true }),
      ...variable('cts_Site', { required: true }),
      ...variable('cts_Tenant', { value: 'contoso-dev' }),
    },
  },
  {
    root: 'repo/solutions/Order Handling',
    uniqueName: 'ContosoOrders',
    managed: 2,
    references: [
      { name: 'cts_SharePoint', api: 'shared_sharepointonline' },
      { name: 'cts_Approvals', api: 'shared_approvals' },
      { name: 'cts_Visitors', api: 'shared_office365users' },
    ],
    flows: [
      {
        name: 'Approve Order',
        id: flowId('05'),
        entries: { approvals: bound('cts_Approvals', 'shared_approvals') },
        actions: calls('approvals', '02'),
      },
      { name: 'Close Order', id: flowId('06'), actions: calls(undefined, '03') },
      { name: 'Close Month', id: flowId('07'), actions: calls(undefined, '06') },
      { name: 'Import Orders', id: flowId('08'), entries: { mail: raw() } },
      {
        name: 'Legacy Report',
        id: flowId('09'),
        state: 'off',
        entries: { sp: bound('cts_SharePoint', 'shared_sharepointonline') },
      },
      { name: 'Plan Delivery', id: flowId('0a'), entries: { weather: bound('cts_Weather', weatherApi) } },
      {
        name: 'Request Order',
        id: flowId('0b'),
        entries: { users: { ...bound('cts_Visitors', 'shared_office365users'), runtimeSource: 'invoker' } },
      },
      { name: 'Sync Orders', id: flowId('0c'), entries: { sp: bound('cts_SharePoint', 'shared_sharepointonline') } },
    ],
  },
  {
    root: 'repo/solutions/Weather',
    uniqueName: 'ContosoWeather',
    managed: 2,
    references: [{ name: 'cts_Weather', api: weatherApi, custom: weatherId }],
    connectors: [{ name: 'cts_5Fweather', id: weatherId }],
    flows: [{ name: 'Fetch Weather', id: flowId('0d'), entries: { weather: bound('cts_Weather', weatherApi) } }],
    files: {
      ...canvasApp('cts_weatherboard_1', 'Weather Board', {
        id: `/providers/microsoft.powerapps/apis/${weatherApi}`,
        displayName: 'Weather',
        isCustomApiSolutionAware: true,
        xrmConnectionReferenceLogicalName: 'cts_Weather',
      }),
      ...canvasApp('cts_stockboard_2', 'Stock Board', {
        id: '/providers/microsoft.powerapps/apis/shared_sql',
        displayName: 'Stock database',
        sharedConnectionId:
          '/providers/microsoft.powerapps/apis/shared_sql/connections/0f0000000000400080000000000000d1',
      }),
    },
  },
  {
    root: 'repo/solutions/Portal/Managed',
    uniqueName: 'ContosoPortal',
    managed: 1,
    ...portal(),
  },
  {
    root: 'repo/solutions/Portal/Unmanaged',
    uniqueName: 'ContosoPortal',
    managed: 0,
    ...portal(),
  },
  {
    root: 'repo/solutions/Reports',
    uniqueName: 'ContosoReports',
    managed: 0,
    missingDependencies: [missingReference('old_Excel', 'Active')],
    flows: [
      { name: 'Report Active', id: flowId('0f'), entries: { excel: bound('old_Excel', 'shared_excelonlinebusiness') } },
      { name: 'Report External', id: flowId('10'), entries: { log: bound('plt_Dataverse', dataverse) } },
    ],
  },
  patch({
    root: 'repo/solutions/CorePatch',
    uniqueName: 'ContosoCore_Patch_1',
    managed: 2,
    flows: [{ name: 'Patched', id: flowId('12') }],
  }),
  {
    // Of the workspace, and not of the environment.
    root: 'repo/solutions/Legacy',
    uniqueName: 'ContosoLegacy',
    managed: 2,
    flows: [{ name: 'Remind', id: flowId('11'), entries: { mail: bound('cts_OldOutlook') } }],
  },
];

const contosoSettings: FilePath = 'repo/settings/uat.deploymentsettings.json';

const settings = {
  EnvironmentVariables: [
    { SchemaName: 'cts_Currency', Value: 'EUR' },
    { SchemaName: 'cts_Region', Value: '' },
    { SchemaName: 'cts_Site', Value: '#{cts_Site}#' },
  ],
  ConnectionReferences: [
    mapping('cts_Dataverse', '11000000000040008000000000000001', dataverse),
    mapping('cts_PortalDataverse', '11000000000040008000000000000001', dataverse),
    mapping('cts_Outlook', '11000000000040008000000000000002', 'shared_office365'),
    mapping('cts_Forms', '11000000000040008000000000000003', 'shared_microsoftforms'),
    mapping('cts_Approvals', '#{cts_Approvals}#', 'shared_approvals'),
    mapping('cts_SharePoint', '', 'shared_sharepointonline'),
    mapping('cts_Weather', '', 'shared_cts-5fweather-5ffedcba9876543210'),
    mapping('cts_OldTeams', '11000000000040008000000000000004', 'shared_teams'),
    mapping('cts_OldOutlook', '11000000000040008000000000000002', 'shared_office365'),
  ],
};

const config = {
  externals: ['plt_*'],
  environments: {
    UAT: {
      settings: ['settings/uat.deploymentsettings.json'],
      solutions: [
        'ContosoCore',
        'ContosoCore_Patch_1',
        'ContosoOrders',
        'ContosoPortal',
        'ContosoReports',
        'ContosoWeather',
      ],
      import: 'first',
      managed: true,
      importAs: '0f000000-0000-4000-8000-0000000000a1',
      activateAs: 'deploy@contoso.example',
      url: 'https://contoso-uat.crm4.dynamics.com',
    },
  },
};

/** All files of the workspace folder `repo`. */
export function contosoFiles(): [FilePath, string][] {
  return [
    ...solutions.flatMap(solutionFiles),
    [contosoSettings, JSON.stringify(settings, null, 2)],
    ['repo/.connref.json', JSON.stringify(config, null, 2)],
  ];
}

function flowId(end: string): string {
  return `0f000000-0000-4000-8000-0000000000${end}`;
}

function calls(key: string | undefined, child: string): Record<string, unknown> {
  return {
    ...(key !== undefined && {
      Call: { type: 'OpenApiConnection', inputs: { host: { connectionName: key, operationId: 'Run', apiId: '' } } },
    }),
    Run_child: { type: 'Workflow', inputs: { host: { workflowReferenceName: flowId(child) } } },
  };
}

function portal(): Pick<SolutionSource, 'references' | 'flows'> {
  return {
    references: [
      { name: 'cts_Forms', api: 'shared_microsoftforms' },
      { name: 'cts_PortalDataverse', api: dataverse },
    ],
    flows: [
      {
        name: 'Register Visitor',
        id: flowId('0e'),
        entries: {
          forms: bound('cts_Forms', 'shared_microsoftforms'),
          log: bound('cts_PortalDataverse', dataverse),
        },
      },
    ],
  };
}

function patch(source: SolutionSource): SolutionSource {
  const parent = '<ParentSolution>\n      <UniqueName>ContosoCore</UniqueName>\n    </ParentSolution>';
  return {
    ...source,
    files: { 'Other/Solution.xml': manifestXml(source).replace('<Managed>', `${parent}\n    <Managed>`) },
  };
}

function variable(
  schemaName: string,
  { required = false, fallback, value }: { required?: boolean; fallback?: string; value?: string },
): Record<string, string> {
  const directory = `environmentvariabledefinitions/${schemaName}`;
  return {
    [`${directory}/environmentvariabledefinition.xml`]: `<environmentvariabledefinition schemaname="${schemaName}">
  ${fallback === undefined ? '' : `<defaultvalue>${fallback}</defaultvalue>`}
  <displayname default="${schemaName}"/>
  <isrequired>${required ? 1 : 0}</isrequired>
  <type>100000000</type>
</environmentvariabledefinition>`,
    ...(value !== undefined && {
      [`${directory}/environmentvariablevalues.json`]: JSON.stringify({
        environmentvariablevalues: { environmentvariablevalue: { iscustomizable: '1', value } },
      }),
    }),
  };
}

function canvasApp(name: string, displayName: string, connection: Record<string, unknown>): Record<string, string> {
  const connections = JSON.stringify({ '0f000000-0000-4000-8000-0000000000e1': connection });
  return {
    [`CanvasApps/${name}.meta.xml`]: `<CanvasApp>
  <Name>${name}</Name>
  <DisplayName>${displayName}</DisplayName>
  <ConnectionReferences>${connections}</ConnectionReferences>
</CanvasApp>`,
  };
}

function mapping(logicalName: string, connectionId: string, apiName: string): Record<string, string> {
  return {
    LogicalName: logicalName,
    ConnectionId: connectionId,
    ConnectorId: `/providers/Microsoft.PowerApps/apis/${apiName}`,
  };
}
