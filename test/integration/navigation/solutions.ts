import { agentRowsXml, knowledgeXml, referenceDependency } from '../../support/componentSource';
import { bound, connectorCall, flowPath, raw, type SolutionSource } from '../../support/solutionSource';

const stockId = '5a000000-0000-4000-8000-000000000001';
const childId = '0f000000-0000-4000-8000-00000000000c';
const parent = {
  name: 'Parent',
  id: '0f000000-0000-4000-8000-00000000000a',
  entries: {
    shared_office365: bound('cts_mail'),
    shared_sql: raw('shared_sql'),
    stock: {
      ...bound('cts_stock', 'shared_stock-5f0123456789abcdef'),
      api: { name: 'shared_stock-5f0123456789abcdef', logicalName: 'cts_5Fstock' },
    },
  },
  actions: {
    Send: connectorCall('shared_office365'),
    Call: { type: 'Workflow', inputs: { host: { workflowReferenceName: childId } } },
  },
};
const child = { name: 'Child', id: childId, entries: { shared_office365: bound('cts_mail') } };

export const contoso: SolutionSource = {
  root: 'Contoso',
  uniqueName: 'Contoso',
  references: [
    { name: 'cts_mail', displayName: 'Mail [click](command:connref.showLog) &lt;b&gt;' },
    { name: 'cts_mailbox', displayName: 'Mailbox' },
    { name: 'cts_stock', api: 'shared_stock-5f0123456789abcdef', custom: stockId },
  ],
  connectors: [{ name: 'cts_5Fstock', id: stockId }],
  flows: [parent, child],
};

export const fabrikam: SolutionSource = {
  root: 'Fabrikam',
  uniqueName: 'Fabrikam',
  references: [{ name: 'fab_mail', displayName: 'Mail of Fabrikam' }],
  flows: [
    { name: 'Elsewhere', id: '0f000000-0000-4000-8000-00000000000b', entries: { shared_office365: bound('cts_mail') } },
  ],
};

export const zipped: SolutionSource = {
  uniqueName: 'Zipped',
  references: [{ name: 'zip_mail', displayName: 'Zipped mail' }],
  flows: [
    { name: 'Packed', id: '0f000000-0000-4000-8000-00000000000d', entries: { shared_office365: bound('zip_mail') } },
  ],
};

export const parentFlow = flowPath('Contoso', parent);
export const childFlow = flowPath('Contoso', child);
export const otherFlow = flowPath('Fabrikam', fabrikam.flows![0]!);
export const zippedFlow = flowPath('exports/Zipped.zip!', zipped.flows![0]!);
export const customizations = 'Contoso/Other/Customizations.xml';
export const testSettings = 'settings/test.json';
export const prodSettings = 'settings/prod.json';

export const testSettingsText = `{
  "EnvironmentVariables": [],
  "ConnectionReferences": [
    { "LogicalName": "cts_mail", "ConnectionId": "shared-test", "ConnectorId": "/providers/Microsoft.PowerApps/apis/shared_office365" },
    { "LogicalName": "cts_stock", "ConnectionId": "shared-stock", "ConnectorId": "" }
  ]
}
`;

export const prodSettingsText = `{
  "EnvironmentVariables": [],
  "ConnectionReferences": [
    { "LogicalName": "cts_mail", "ConnectionId": "", "ConnectorId": "/providers/Microsoft.PowerApps/apis/shared_office365" },
    { "LogicalName": "cts_stock", "ConnectionId": "shared-stock-prod", "ConnectorId": "" }
  ]
}
`;

const askId = '0f000000-0000-4000-8000-0000000000e1';

/** A solution in which every kind of component uses `cts_help`, and an app and an agent use a reference that nothing defines. */
export const desk: SolutionSource = {
  root: 'Desk',
  uniqueName: 'Desk',
  references: [{ name: 'cts_help', displayName: 'Help desk' }],
  flows: [
    { name: 'Ask', id: askId, entries: { mail: bound('cts_help') } },
    {
      name: 'Robot',
      id: '0f000000-0000-4000-8000-0000000000e2',
      category: '6',
      desktopReferences: ['cts_help'],
    },
  ],
  apps: [
    {
      name: 'cts_tickets',
      displayName: 'Tickets',
      references: ['cts_help', 'cts_lost'],
      dependencies: [referenceDependency('cts_help')],
      escaped: true,
    },
  ],
  files: {
    'bots/cts_agent/bot.xml': '<bot><name>Helper</name></bot>',
    'botcomponents/cts_agent.topic/data':
      'kind: Topic\nactions:\n  - connectionReference: cts_help\n  - connectionReference: cts_lost\n',
    'Assets/botcomponent_connectionreferenceset.xml': agentRowsXml('connectionreference', [
      ['cts_agent.topic', 'cts_help'],
    ]),
    'Assets/botcomponent_workflowset.xml': agentRowsXml('workflow', [['cts_agent.topic', askId]]),
    'dvtablesearchs/0f000000-0000-4000-8000-0000000000d1/dvtablesearch.xml': knowledgeXml('cts_help', 'Handbook'),
  },
};
