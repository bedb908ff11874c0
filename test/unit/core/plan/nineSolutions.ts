import type { FilePath } from '../../../../src/core/model/filePath';
import { agentRowsXml, flowDependency, referenceDependency } from '../../../support/componentSource';
import { connectorId, settingsText } from '../../../support/settingsSource';
import {
  bound,
  childFlowCall,
  connectorCall,
  type FlowSource,
  manifestXml,
  missingReference,
  raw,
  solutionFiles,
  type SolutionSource,
} from '../../../support/solutionSource';
import { solutionInZip } from '../../../support/zips';

const dataverse = 'shared_commondataserviceforapps';
const users = 'shared_office365users';

/** The API name of the custom connector where it was developed, and in production. */
const ratesApi = 'shared_fab-5frates-5f0123456789abcdef';
const ratesApiInProduction = 'shared_fab-5frates-5fa1b2c3d4e5f60789';
const ratesConnector = { name: 'fab_5Frates', id: '0f000000-0000-4000-8000-0000000000c1' };

const agent = 'fab_helpagent';
const agentTool = `${agent}.action.Office365Users-Finduser`;
const agentReference = `${agent}.${users}.3d5f0c7e9a1b4826b0c4d2e6f8a09172`;

const writeLog: FlowSource = flow('Write log', '01', {
  entries: { [dataverse]: bound('fab_Dataverse', dataverse) },
  triggers: { manual: { type: 'Request', kind: 'Button', inputs: { schema: {} } } },
  more: { Respond: { type: 'Response', kind: 'PowerApp', inputs: { statusCode: 200, body: {} }, runAfter: {} } },
});

const saveVisit: FlowSource = {
  ...flow('Save visit', '07', {
    entries: { [dataverse]: bound('fab_Dataverse', dataverse) },
    triggers: { manual: { type: 'Request', kind: 'PowerAppV2', inputs: { schema: {} } } },
  }),
  state: 'off',
};

const core: SolutionSource = {
  root: 'repo/solutions/FabrikamCore/src',
  uniqueName: 'FabrikamCore',
  version: '3.2.0.0',
  managed: 2,
  references: [
    { name: 'fab_Dataverse', api: dataverse, displayName: 'Log and visits' },
    { name: 'fab_Mail', displayName: 'Digest mails' },
    { name: 'fab_Sql', api: 'shared_sql', displayName: 'Customer database' },
  ],
  flows: [
    writeLog,
    {
      ...flow('Send digest', '02', { entries: { shared_office365: bound('fab_Mail') } }),
      variables: ['fab_SupportMailbox'],
    },
  ],
  files: variable('fab_SupportMailbox', 'Support mailbox', { required: true }),
};

/** What Write log became after version 3.2.0.0 of FabrikamCore: it has one action more. */
const corePatch: SolutionSource = {
  root: 'repo/solutions/FabrikamCore_Patch_7d3e1',
  uniqueName: 'FabrikamCore_Patch_7d3e1',
  version: '3.2.1.0',
  managed: 2,
  flows: [
    { ...writeLog, actions: { ...writeLog.actions, Compose: { type: 'Compose', inputs: 'Logged', runAfter: {} } } },
  ],
  missingDependencies: [missingReference('fab_Dataverse', 'FabrikamCore (3.2.0.0)')],
};

const rates: SolutionSource = {
  root: 'repo/solutions/FabrikamRates',
  uniqueName: 'FabrikamRates',
  version: '1.1.0.0',
  managed: 2,
  connectors: [ratesConnector],
  references: [
    { name: 'fab_Rates', api: ratesApi, displayName: 'Exchange rates', custom: ratesConnector.id },
    { name: 'fab_RatesAdmin', api: ratesApi, displayName: 'Correct exchange rates', custom: ratesConnector.id },
  ],
};

const orders: SolutionSource = {
  root: 'repo/solutions/FabrikamOrders',
  uniqueName: 'FabrikamOrders',
  version: '2.4.0.0',
  managed: 2,
  references: [
    { name: 'fab_SharePoint', api: 'shared_sharepointonline', displayName: 'Order documents' },
    { name: 'fab_Teams', api: 'shared_teams', displayName: 'Order channel' },
  ],
  flows: [
    flow('Price order', '03', {
      entries: {
        [ratesApi]: boundToRates('fab_Rates'),
        [`${ratesApi}_1`]: boundToRates('fab_RatesAdmin'),
      },
      more: { Run_Write_log: childFlowCall(flowId('01')) },
    }),
    flow('File order', '04', {
      entries: { shared_sharepointonline: bound('fab_SharePoint', 'shared_sharepointonline') },
    }),
    flow('Announce order', '05', { entries: { shared_teams: bound('fab_Teams', 'shared_teams') } }),
    flow('Import orders', '06', { entries: { shared_office365: raw() } }),
  ],
  missingDependencies: [
    // FabrikamRates is older here than in the environment of the export.
    missingReference('fab_Rates', 'FabrikamRates (1.2.0.0)'),
    missingReference('fab_RatesAdmin', 'FabrikamRates (1.2.0.0)'),
    missingFlow(writeLog, 'FabrikamCore (3.2.0.0)'),
  ],
};

/** An older managed export, with a flow that no other copy has. */
const ordersBefore: SolutionSource = {
  root: 'repo/solutions/FabrikamOrders_managed',
  uniqueName: 'FabrikamOrders',
  version: '2.1.0.0',
  managed: 1,
  references: [{ name: 'fab_Parcels', api: 'shared_outlook', displayName: 'Parcel mails' }],
  flows: [flow('Track parcel', '0c', { entries: { shared_outlook: bound('fab_Parcels', 'shared_outlook') } })],
};

const field: SolutionSource = {
  root: 'repo/solutions/FabrikamField',
  uniqueName: 'FabrikamField',
  version: '1.0.3.0',
  managed: 2,
  flows: [
    saveVisit,
    {
      ...flow('Plan visits', '08', {
        entries: {
          [users]: bound('con_Directory', users),
          shared_microsoftforms: bound('fab_Forms', 'shared_microsoftforms'),
        },
      }),
      variables: ['fab_VisitLimit'],
    },
  ],
  missingDependencies: [
    missingReference('fab_Sql', 'FabrikamCore (3.2.0.0)'),
    missingReference('fab_Dataverse', 'FabrikamCore (3.2.0.0)'),
    // Another team’s solution, which is not in the workspace.
    missingReference('con_Directory', 'ContosoDirectory (4.1.0.0)'),
    missingReference('fab_Forms', 'FabrikamForms (1.4.0.0)'),
  ],
  files: {
    ...variable('fab_VisitLimit', 'Visits in a day', { fallback: '10' }),
    'CanvasApps/fab_fieldvisits_4c2a1.meta.xml': fieldAppXml(),
  },
};

/** Only an unmanaged export exists of the newest version. */
const help: SolutionSource = {
  root: 'repo/exports/FabrikamHelp',
  layout: 'export',
  uniqueName: 'FabrikamHelp',
  version: '1.3.0.0',
  managed: 0,
  references: [{ name: agentReference, api: users, displayName: 'Find a colleague', customizable: false }],
  files: {
    '[Content_Types].xml': contentTypes('xml', 'json'),
    [`bots/${agent}/bot.xml`]: `<bot schemaname="${agent}">
  <authenticationmode>2</authenticationmode>
  <language>1033</language>
  <name>Fabrikam help</name>
</bot>`,
    [`bots/${agent}/configuration.json`]: JSON.stringify({ $kind: 'BotConfiguration', channels: [] }, null, 2),
    [`botcomponents/${agentTool}/botcomponent.xml`]: `<botcomponent schemaname="${agentTool}">
  <componenttype>9</componenttype>
  <name>Find user</name>
  <parentbotid>
    <schemaname>${agent}</schemaname>
  </parentbotid>
  <statecode>0</statecode>
</botcomponent>`,
    [`botcomponents/${agentTool}/data`]: `kind: TaskDialog
modelDisplayName: Find user
action:
  kind: InvokeConnectorTaskAction
  connectionReference: ${agentReference}
  connectionProperties:
    mode: Maker

  operationId: UserProfile_V2
`,
    'Assets/botcomponent_connectionreferenceset.xml': agentRowsXml('connectionreference', [
      [agentTool, agentReference],
    ]),
  },
};

/** An older source that could be packed as managed. */
const helpBefore: SolutionSource = {
  root: 'repo/archive/FabrikamHelp',
  uniqueName: 'FabrikamHelp',
  version: '1.2.0.0',
  managed: 2,
  references: [{ name: 'fab_HelpMail', displayName: 'Help mails' }],
};

/** Each of these two uses the reference of the other one, so neither can be imported first. */
const billing: SolutionSource = {
  root: 'repo/solutions/FabrikamBilling',
  uniqueName: 'FabrikamBilling',
  version: '1.0.0.0',
  managed: 2,
  references: [{ name: 'fab_Invoices', api: 'shared_office365', displayName: 'Invoice mails' }],
  flows: [
    flow('Send invoice', '09', {
      entries: { shared_sharepointonline: bound('fab_Contracts', 'shared_sharepointonline') },
    }),
  ],
  missingDependencies: [missingReference('fab_Contracts', 'FabrikamContracts (1.0.0.0)')],
};

const contracts: SolutionSource = {
  root: 'repo/solutions/FabrikamContracts',
  uniqueName: 'FabrikamContracts',
  version: '1.0.0.0',
  managed: 2,
  references: [{ name: 'fab_Contracts', api: 'shared_sharepointonline', displayName: 'Contract documents' }],
  flows: [flow('Renew contract', '0a', { entries: { shared_office365: bound('fab_Invoices') } })],
  missingDependencies: [missingReference('fab_Invoices', 'FabrikamBilling (1.0.0.0)')],
};

const forms: SolutionSource = {
  uniqueName: 'FabrikamForms',
  version: '1.4.0.0',
  managed: 1,
  references: [{ name: 'fab_Forms', api: 'shared_microsoftforms', displayName: 'Visit forms' }],
  flows: [
    flow('Receive form', '0b', {
      entries: { shared_microsoftforms: bound('fab_Forms', 'shared_microsoftforms') },
    }),
  ],
  files: { '[Content_Types].xml': contentTypes('xml', 'json') },
};

const testSettings = settingsText({
  // Nothing sets fab_SupportMailbox.
  references: {
    fab_Dataverse: mapped('2f000000000040008000000000000001', dataverse),
    fab_Mail: mapped('2f000000000040008000000000000002', 'shared_office365'),
    fab_Sql: mapped('2f000000000040008000000000000003', 'shared_sql'),
    fab_Rates: '',
    fab_RatesAdmin: '',
    fab_SharePoint: mapped('', 'shared_sharepointonline'),
    fab_Teams: mapped('#{fab_Teams}#', 'shared_teams'),
    fab_Forms: mapped('2f000000000040008000000000000004', 'shared_microsoftforms'),
    [agentReference]: mapped('2f000000000040008000000000000005', users),
  },
});

const productionSettings = settingsText({
  variables: { fab_SupportMailbox: 'support@fabrikam.example', fab_VisitLimit: '25' },
  references: {
    fab_Dataverse: mapped('3f000000000040008000000000000001', dataverse),
    fab_Mail: mapped('3f000000000040008000000000000002', 'shared_office365'),
    fab_Sql: mapped('3f000000000040008000000000000003', 'shared_sql'),
    fab_Rates: mapped('3f000000000040008000000000000004', ratesApiInProduction),
    fab_RatesAdmin: mapped('3f000000000040008000000000000005', ratesApiInProduction),
    fab_SharePoint: mapped('3f000000000040008000000000000006', 'shared_sharepointonline'),
    fab_Teams: mapped('3f000000000040008000000000000007', 'shared_teams'),
    fab_Forms: mapped('3f000000000040008000000000000008', 'shared_microsoftforms'),
    [agentReference]: mapped('3f000000000040008000000000000009', users),
    fab_Invoices: mapped('3f000000000040008000000000000002', 'shared_office365'),
    fab_Contracts: mapped('3f000000000040008000000000000006', 'shared_sharepointonline'),
  },
});

const config = {
  environments: {
    test: {
      settings: ['settings/test.json'],
      solutions: [
        'FabrikamCore',
        'FabrikamCore_Patch_7d3e1',
        'FabrikamRates',
        'FabrikamOrders',
        'FabrikamField',
        'FabrikamForms',
        'FabrikamHelp',
      ],
      import: 'first',
      url: 'https://fabrikam-test.crm4.dynamics.com',
      environmentId: '0f000000-0000-4000-8000-0000000000e7',
    },
    prod: {
      settings: ['settings/prod.json'],
      import: 'first',
      managed: true,
      importAs: 'fabrikam-release',
      url: 'https://fabrikam.crm4.dynamics.com',
    },
  },
};

/** All files of the workspace folder `repo`, by path. */
export function nineSolutionsFiles(): Map<FilePath, string | Uint8Array> {
  const unpacked = [core, rates, orders, ordersBefore, field, help, helpBefore, billing, contracts];
  return new Map<FilePath, string | Uint8Array>([
    ...unpacked.flatMap((source) => solutionFiles(withRootComponents(source))),
    ['repo/solutions/FabrikamCore/FabrikamCore.cdsproj', projectXml()],
    ...solutionFiles(patch(withRootComponents(corePatch), 'FabrikamCore', '3.2.0.0')),
    solutionInZip('repo/exports/FabrikamForms_1_4_0_0_managed.zip', withRootComponents(forms)),
    ['repo/settings/test.json', testSettings],
    ['repo/settings/prod.json', productionSettings],
    ['repo/.connref.json', JSON.stringify(config, null, 2)],
  ]);
}

function flowId(end: string): string {
  return `0f000000-0000-4000-8000-0000000000${end}`;
}

interface FlowParts {
  readonly entries: Readonly<Record<string, { readonly api?: unknown }>>;
  readonly triggers?: Readonly<Record<string, unknown>>;
  /** Actions apart from one call for each entry. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** A flow with a call of every connection entry, each on the connector of its entry. */
function flow(
  name: string,
  id: string,
  {
    entries,
    triggers = { Recurrence: { type: 'Recurrence', recurrence: { frequency: 'Day', interval: 1 } } },
    more,
  }: FlowParts,
): FlowSource {
  const calls: Record<string, unknown> = {};
  for (const [key, { api }] of Object.entries(entries)) {
    calls[`Call_${key}`] = connectorCall(key, (api as { readonly name: string }).name);
  }
  return { name, id: flowId(id), entries, triggers, actions: { ...calls, ...more } };
}

function boundToRates(reference: string): Record<string, unknown> {
  return { ...bound(reference, ratesApi), api: { name: ratesApi, logicalName: ratesConnector.name } };
}

function missingFlow({ name, id = '' }: FlowSource, solution: string): string {
  return `<Required key="4" type="29" displayName="${name}" solution="${solution}" id="{${id}}" />`;
}

function mapped(connectionId: string, api: string): Record<string, string> {
  return { ConnectionId: connectionId, ConnectorId: connectorId(api) };
}

/** The solution with its flows, connectors and app in the root components, as an export lists them. */
function withRootComponents(source: SolutionSource): SolutionSource {
  const apps = Object.keys(source.files ?? {})
    .filter((path) => path.startsWith('CanvasApps/'))
    .map((path) => path.slice('CanvasApps/'.length, -'.meta.xml'.length));
  return {
    prefix: 'fab',
    ...source,
    rootComponents: [
      ...(source.flows ?? []).map(({ id = '' }) => `<RootComponent type="29" id="{${id}}" behavior="0" />`),
      ...apps.map((name) => `<RootComponent type="300" schemaName="${name}" behavior="0" />`),
      ...(source.connectors ?? []).map(
        ({ name, id = '' }) => `<RootComponent type="372" id="{${id}}" schemaName="${name}" behavior="0" />`,
      ),
    ],
  };
}

function patch(source: SolutionSource, parent: string, version: string): SolutionSource {
  const element = `<ParentSolution>
      <UniqueName>${parent}</UniqueName>
      <Version>${version}</Version>
    </ParentSolution>`;
  return {
    ...source,
    files: {
      ...source.files,
      'Other/Solution.xml': manifestXml(source).replace('<Managed>', `${element}\n    <Managed>`),
    },
  };
}

function variable(
  schemaName: string,
  displayName: string,
  { required = false, fallback }: { required?: boolean; fallback?: string },
): Record<string, string> {
  return {
    [`environmentvariabledefinitions/${schemaName}/environmentvariabledefinition.xml`]: `<environmentvariabledefinition schemaname="${schemaName}">${fallback === undefined ? '' : `\n  <defaultvalue>${fallback}</defaultvalue>`}
  <displayname default="${displayName}" />
  <isrequired>${required ? 1 : 0}</isrequired>
  <type>100000000</type>
</environmentvariabledefinition>`,
  };
}

/** The app uses the database reference of FabrikamCore, and a flow of its own solution. */
function fieldAppXml(): string {
  const connections = {
    '0f000000-0000-4000-8000-0000000000f1': {
      id: '/providers/microsoft.powerapps/apis/shared_sql',
      displayName: 'SQL Server',
      dataSources: ['Customers'],
      authenticationType: 'sqlAuthentication',
      xrmConnectionReferenceLogicalName: 'fab_Sql',
    },
    '0f000000-0000-4000-8000-0000000000f2': {
      id: '/providers/microsoft.powerapps/apis/shared_logicflows',
      displayName: saveVisit.name,
      dataSources: ['Savevisit'],
      parameterHintsV2: { workflowName: { value: saveVisit.name }, workflowEntityId: { value: saveVisit.id } },
    },
  };
  const dependencies = { cdsdependencies: [referenceDependency('fab_Sql'), flowDependency(flowId('07'))] };
  return `<CanvasApp>
  <Name>fab_fieldvisits_4c2a1</Name>
  <DisplayName>Field visits</DisplayName>
  <ConnectionReferences>${JSON.stringify(connections)}</ConnectionReferences>
  <CanvasAppType>0</CanvasAppType>
  <CdsDependencies>${JSON.stringify(dependencies)}</CdsDependencies>
</CanvasApp>`;
}

function contentTypes(...extensions: string[]): string {
  const defaults = extensions.map((each) => `<Default Extension="${each}" ContentType="application/octet-stream" />`);
  return `<?xml version="1.0" encoding="utf-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${defaults.join('')}</Types>`;
}

function projectXml(): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<Project ToolsVersion="15.0" DefaultTargets="Build" xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
  <PropertyGroup>
    <ProjectGuid>0f000000-0000-4000-8000-0000000000aa</ProjectGuid>
    <TargetFramework>net462</TargetFramework>
    <SolutionRootPath>src</SolutionRootPath>
    <SolutionPackageType>Both</SolutionPackageType>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Microsoft.PowerApps.MSBuild.Solution" Version="1.*" />
  </ItemGroup>
</Project>`;
}
