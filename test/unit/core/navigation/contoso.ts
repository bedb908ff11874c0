import type { FilePath } from '../../../../src/core/model/filePath';
import {
  bound,
  connectorCall,
  flowPath,
  raw,
  solutionFiles,
  type SolutionSource,
} from '../../../support/solutionSource';

export const stockId = '5a000000-0000-4000-8000-000000000001';
export const childId = '0f000000-0000-4000-8000-00000000000c';

const parent = {
  name: 'Parent',
  id: '0f000000-0000-4000-8000-00000000000a',
  entries: {
    shared_office365: bound('cts_Mail'),
    "it's": bound('cts_mail'),
    shared_sql: raw('shared_sql'),
    stock: {
      ...bound('cts_stock', 'shared_stock-5f0123456789abcdef'),
      api: { name: 'shared_stock-5f0123456789abcdef', logicalName: 'cts_5Fstock' },
    },
  },
  triggers: {
    manual: { inputs: { host: { connection: { name: "@parameters('$connections')['it''s']['connectionId']" } } } },
  },
  actions: {
    Scope: {
      type: 'If',
      actions: { Send: connectorCall('shared_office365') },
      else: {
        actions: {
          Switch: {
            type: 'Switch',
            cases: { One: { actions: { Query: connectorCall('shared_sql', 'shared_sql') } } },
            default: { actions: { Call: { type: 'Workflow', inputs: { host: { workflowReferenceName: childId } } } } },
          },
        },
      },
    },
    // This data only looks like an action.
    Compose: { type: 'Compose', inputs: { inputs: { host: { connectionName: 'shared_office365' } } } },
  },
};

const child = { name: 'Child', id: childId, entries: { shared_office365: bound('cts_mail') } };

export const base: SolutionSource = {
  root: 'repo/Base',
  uniqueName: 'Base',
  references: [
    { name: 'cts_mail', displayName: 'Mail &amp; more' },
    { name: 'cts_mailbox', displayName: 'Mailbox' },
    { name: 'cts_stock', api: 'shared_stock-5f0123456789abcdef', custom: stockId },
  ],
  connectors: [{ name: 'cts_5Fstock', id: stockId }],
  flows: [parent, child],
  files: {
    'environmentvariabledefinitions/cts_Url/environmentvariabledefinition.xml':
      '<environmentvariabledefinition schemaname="cts_Url"><displayname default="Address" /><type>100000000</type></environmentvariabledefinition>',
    'Assets/botcomponent_connectionreferenceset.xml':
      '<botcomponent_connectionreferenceset>\n  <!-- connectionreferenceid.connectionreferencelogicalname="cts_mail" -->\n  <botcomponent_connectionreference botcomponentid.schemaname="cts_agent.topic" connectionreferenceid.connectionreferencelogicalname="cts_mail"><x /></botcomponent_connectionreference>\n</botcomponent_connectionreferenceset>',
    'botcomponents/cts_agent.topic/data':
      'kind: Topic\nx:\n  - connectionReference: "cts_mail" # ours\n  - connectionReference: cts_mailbox\n',
    'CanvasApps/cts_app.meta.xml':
      '<CanvasApp><Name>cts_app</Name><DisplayName>App</DisplayName><ConnectionReferences>{&quot;1&quot;:{&quot;id&quot;:&quot;/providers/microsoft.powerapps/apis/shared_office365&quot;,&quot;xrmConnectionReferenceLogicalName&quot;:&quot;cts_mail&quot;}}</ConnectionReferences></CanvasApp>',
  },
};

/** A solution that uses references of `base`. */
export const other: SolutionSource = {
  root: 'repo/Other Solution',
  uniqueName: 'Other',
  layout: 'export',
  missingDependencies: [
    '<Required key="1" type="connectionreference" displayName="x" solution="Base (1.0)" id.connectionreferencelogicalname="cts_mail" />',
  ],
  references: [{ name: 'cts_mailOfOther' }],
  flows: [
    {
      name: 'Elsewhere',
      id: '0f000000-0000-4000-8000-00000000000b',
      entries: { shared_office365: bound('CTS_MAIL'), gone: bound('cts_gone') },
    },
  ],
};

export const testSettings = 'repo/settings/test.json';
export const prodSettings = 'repo/settings/prod.json';

export const parentFlow: FilePath = flowPath('repo/Base', parent);
export const childFlow: FilePath = flowPath('repo/Base', child);
export const otherFlow: FilePath = flowPath('repo/Other Solution', other.flows![0]!);

export function contoso(): [FilePath, string][] {
  return [
    ...solutionFiles(base),
    ...solutionFiles(other),
    [
      testSettings,
      JSON.stringify(
        {
          EnvironmentVariables: [{ SchemaName: 'cts_Url', Value: 'https://test' }],
          ConnectionReferences: [
            { LogicalName: 'cts_mail', ConnectionId: 'shared-test', ConnectorId: '' },
            { LogicalName: 'cts_mailbox', ConnectionId: '' },
          ],
        },
        null,
        2,
      ),
    ],
    [prodSettings, JSON.stringify({ ConnectionReferences: [{ LogicalName: 'cts_mail', ConnectionId: '' }] })],
    ['repo/.connref.json', '{\n  // Comments are allowed.\n  "externals": ["cts_gone", "cts_mail*"],\n}'],
  ];
}
