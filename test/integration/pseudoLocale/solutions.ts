import { bound, flowPath, raw, type SolutionSource } from '../../support/solutionSource';

const alpha = {
  name: 'Alpha',
  id: '0f000000-0000-4000-8000-00000000000a',
  entries: {
    shared_office365: bound('cts_mail'),
    shared_sql: raw('shared_sql'),
    shared_teams: bound('cts_nowhere', 'shared_teams'),
  },
};
const beta = { name: 'Beta', id: '0f000000-0000-4000-8000-00000000000b', state: 'off' as const };

export const contoso: SolutionSource = {
  root: 'Contoso',
  references: [
    { name: 'cts_mail', displayName: 'Mail' },
    { name: 'cts_post', displayName: 'Post' },
  ],
  connectors: [{ name: 'cts_stock' }],
  flows: [alpha, beta],
};

export const fabrikam: SolutionSource = { root: 'Fabrikam', uniqueName: 'Fabrikam' };

export const alphaFlow = flowPath('Contoso', alpha);
export const customizations = 'Contoso/Other/Customizations.xml';

export const settings = `{
  "EnvironmentVariables": [],
  "ConnectionReferences": [{ "LogicalName": "cts_mail", "ConnectionId": "", "ConnectorId": "" }]
}
`;
