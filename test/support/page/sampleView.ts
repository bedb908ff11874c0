import type {
  ConnectionView,
  EnvironmentColumn,
  MappingView,
  ReferenceCell,
  ReferenceRow,
  VariableCell,
  VariableRow,
} from '../../../src/protocol/mappingView';

const ids = {
  outlookTest: '3f9c1f0e6a7b4c5d8e9fa0b1c2d3e4f5',
  outlookProduction: 'shared-office365-1b6a2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d',
  sharePointTest: '90ab12cd34ef56ab78cd90ef12ab34cd',
  dataverseTest: 'shared-commondataser-6ef4b40e-65a6-41ad-948d-8ac663a9da56',
};

export { ids as sampleIds };

/** Two environments and a template in a typical state: partly mapped, with tokens and findings. */
export function sampleView(change: Partial<MappingView> = {}): MappingView {
  return {
    environments: [
      environment('Base', { isTemplate: true, verdict: 'template', mapped: 0 }),
      environment('Test', {
        isDeclared: true,
        importMode: 'update',
        mapped: 4,
        verdict: 'flowsOff',
        flowsOff: ['Expense report - Approve', 'Nightly reminder', 'Sync cost centres from the finance system'],
      }),
      environment('Production', {
        mapped: 3,
        verdict: 'fails',
        failures: ['The environment variable contoso_ApiUrl has an empty value.'],
        pipelineVariables: ['ApiKey', 'DataverseConnection'],
      }),
    ],
    references: references(),
    variables: variables(),
    connections: connections(),
    unchecked: [],
    solutions: ['ContosoExpenses', 'ContosoHelpdesk', 'ContosoConnectors'],
    undo: 'Map “Office 365 Outlook, notifications” in Test',
    redo: '',
    isComplete: true,
    ...change,
  };
}

export function environment(name: string, change: Partial<EnvironmentColumn> = {}): EnvironmentColumn {
  const id = name.toLowerCase();
  const file = {
    id: `${id}-file`,
    path: `deployment/${id}.deploymentsettings.json`,
    solutions: ['ContosoExpenses', 'ContosoHelpdesk'],
  };
  return {
    id,
    name,
    files: [file],
    isTemplate: false,
    isDeclared: false,
    isNew: false,
    importMode: 'first',
    mapped: 0,
    total: 7,
    verdict: 'unknown',
    assumedPresent: [],
    failures: [],
    flowsOff: [],
    pipelineVariables: [],
    ...change,
  };
}

/** The sample view with one settings file that cannot be read. */
export function viewWithBrokenFile(): MappingView {
  const view = sampleView();
  const broken =
    'deployment/production.deploymentsettings.json is not valid JSON (line 14: a comma is missing). Fix it to map its connections.';
  return {
    ...view,
    environments: view.environments.map((column) =>
      column.id === 'production'
        ? {
            ...column,
            verdict: 'unknown',
            failures: [],
            mapped: 0,
            pipelineVariables: [],
            files: column.files.map((file) => ({ ...file, broken })),
          }
        : column,
    ),
    references: view.references.map((row) => ({ ...row, cells: row.cells.with(2, cell('none')) })),
    variables: view.variables.map((row) => ({ ...row, cells: row.cells.with(2, variableCell('none')) })),
  };
}

export function cell(
  state: ReferenceCell['state'],
  connectionId = '',
  problems: ReferenceCell['problems'] = [],
): ReferenceCell {
  return { state, connectionId, connectorId: '', isMalformed: false, problems };
}

function variableCell(state: VariableCell['state'], value = '', problems: VariableCell['problems'] = []): VariableCell {
  return { state, value, problems };
}

const stayOff = {
  severity: 'warning' as const,
  message: 'No connection: “Expense report - Approve” and “Nightly reminder” stay turned off after the import. Map it.',
};
const malformed = {
  severity: 'error' as const,
  message: 'The connection id contains a slash, so the import fails. Keep only what follows the last one.',
};
const shared = { severity: 'warning' as const, message: 'The same connection id is in the file of Production.' };

function references(): ReferenceRow[] {
  return [
    reference('contoso_sharedoffice365_a1b2c', 'Office 365 Outlook, notifications', 'office365', [
      cell('empty'),
      cell('value', ids.outlookTest),
      cell('value', ids.outlookProduction),
    ]),
    reference('contoso_sharedoffice365_77d01', 'Office 365 Outlook, approvals of the finance department', 'office365', [
      cell('empty'),
      cell('empty', '', [stayOff]),
      { ...cell('value', `shared_office365/${ids.outlookProduction}`, [shared, malformed]), isMalformed: true },
    ]),
    reference('contoso_sharedoffice365_90ff3', 'Office 365 Outlook, reminders', 'office365', [
      cell('empty'),
      cell('missing', '', [{ severity: 'information', message: 'The file has no entry for this reference.' }]),
      cell('none'),
    ]),
    reference('contoso_sharedcommondataserviceforapps_1f2e3', 'Dataverse', 'commondataserviceforapps', [
      cell('empty'),
      cell('value', ids.dataverseTest),
      cell('token', '#{DataverseConnection}#'),
    ]),
    reference('contoso_sharedsharepointonline_5e6f7', 'SharePoint, archive', 'sharepointonline', [
      cell('empty'),
      cell('value', ids.sharePointTest),
      cell('differs', ids.sharePointTest),
    ]),
    {
      ...reference('contoso_sharedcontoso5fledger5f1a2b_44aa1', 'Contoso Ledger', 'contoso-5fledger-5f1a2b3c4d', [
        { ...cell('empty'), connectorId: '/providers/Microsoft.PowerApps/apis/shared_contoso-5fledger-5f1a2b3c4d' },
        {
          ...cell('value', '0a1b2c3d4e5f60718293a4b5c6d7e8f9'),
          connectorId: '/providers/Microsoft.PowerApps/apis/shared_contoso-5fledger-5f99887766',
        },
        cell('missing'),
      ]),
      connectorName: 'Contoso Ledger',
      isCustom: true,
      solutions: ['ContosoHelpdesk', 'ContosoExpenses'],
    },
    {
      ...reference('contoso_sharedteams_0dead', '', 'teams', [cell('none'), cell('value', 'teams-old'), cell('none')]),
      solutions: [],
      flows: [],
      others: [],
    },
  ];
}

const connectorNames: Readonly<Record<string, string>> = {
  office365: 'Office 365 Outlook',
  commondataserviceforapps: 'Microsoft Dataverse',
  sharepointonline: 'SharePoint',
  teams: 'Microsoft Teams',
};

export function reference(
  logicalName: string,
  displayName: string,
  connector: string,
  cells: ReferenceCell[],
): ReferenceRow {
  return {
    id: logicalName,
    logicalName,
    displayName,
    origin: 'solution',
    connector: `shared_${connector}`,
    connectorName: connectorNames[connector] ?? connector,
    isCustom: false,
    solutions: ['ContosoExpenses'],
    flows: ['Expense report - Approve', 'Nightly reminder'],
    others: [],
    cells,
  };
}

function variables(): VariableRow[] {
  const variable = (schemaName: string, displayName: string, type: string, cells: VariableCell[]): VariableRow => ({
    id: schemaName,
    schemaName,
    displayName,
    type,
    solutions: ['ContosoExpenses'],
    cells,
  });
  return [
    variable('contoso_ApiUrl', 'API address', 'Text', [
      variableCell('empty'),
      variableCell('value', 'https://api.test.contoso.example/v2/expenses?tenant=finance'),
      variableCell('empty', '', [
        { severity: 'error', message: 'An empty value fails the import. Type one, or remove the entry.' },
      ]),
    ]),
    variable('contoso_ApiKey', 'API key', 'Secret', [
      variableCell('empty'),
      variableCell('value', 'hunter2', [
        { severity: 'warning', message: 'A secret in plain text. Use a Key Vault reference or a token.' },
      ]),
      variableCell('token', '$(ApiKey)'),
    ]),
    variable('contoso_SendMail', 'Send mail', 'Yes/No', [
      variableCell('empty'),
      variableCell('value', 'no'),
      variableCell('value', 'yes'),
    ]),
  ];
}

function connections(): ConnectionView[] {
  const known = (
    environmentId: string,
    id: string,
    connector: string,
    name: string,
    change: Partial<ConnectionView> = {},
  ): ConnectionView => ({
    environment: environmentId,
    id,
    connector: connector && `shared_${connector}`,
    connectorName: connectorNames[connector] ?? connector,
    name,
    status: name && 'Connected',
    owner: name && 'release@contoso.example',
    usedBy: [],
    isRemembered: name !== '',
    ...change,
  });
  return [
    known('test', ids.outlookTest, 'office365', 'Outlook of the release account', {
      usedBy: ['contoso_sharedoffice365_a1b2c'],
    }),
    known('test', '77aa88bb99cc00dd11ee22ff33aa44bb', 'office365', 'Outlook of the finance department', {
      status: 'Error',
      owner: 'finance@contoso.example',
    }),
    known('test', ids.sharePointTest, 'sharepointonline', 'SharePoint (test)', {
      usedBy: ['contoso_sharedsharepointonline_5e6f7'],
    }),
    known('test', ids.dataverseTest, 'commondataserviceforapps', 'Dataverse (test)', {
      usedBy: ['contoso_sharedcommondataserviceforapps_1f2e3'],
    }),
    known('test', 'teams-old', '', '', { usedBy: ['contoso_sharedteams_0dead'] }),
    known('production', ids.outlookProduction, 'office365', 'Outlook (production)', {
      usedBy: ['contoso_sharedoffice365_a1b2c'],
    }),
  ];
}
