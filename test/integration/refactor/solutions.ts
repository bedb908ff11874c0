import { bound, flowPath, type SolutionSource } from '../../support/solutionSource';

export const contoso: SolutionSource = {
  root: 'Contoso',
  references: [
    { name: 'cts_mail', displayName: 'Outgoing mail' },
    { name: 'cts_post', displayName: 'Post room' },
    { name: 'cts_spare', displayName: 'Spare', api: 'shared_teams' },
  ],
  flows: [{ name: 'Send', entries: { a: bound('cts_mail'), b: bound('cts_post'), c: bound('cts_mail') } }],
};

export const fabrikam: SolutionSource = {
  root: 'Fabrikam',
  uniqueName: 'Fabrikam',
  prefix: 'fbk',
  flows: [{ name: 'Forward', entries: { mail: bound('cts_mail') } }],
};

export const sendFlow = flowPath('Contoso', { name: 'Send' });
export const forwardFlow = flowPath('Fabrikam', { name: 'Forward' });
export const settingsPath = 'uat.deploymentsettings.json';

const connector = '/providers/Microsoft.PowerApps/apis/shared_office365';

export const settingsText = JSON.stringify(
  {
    EnvironmentVariables: [],
    ConnectionReferences: [
      { LogicalName: 'cts_mail', ConnectionId: 'aaa', ConnectorId: connector },
      { LogicalName: 'cts_post', ConnectionId: 'bbb', ConnectorId: connector },
      { LogicalName: 'cts_spare', ConnectionId: 'ccc', ConnectorId: connector.replace('office365', 'teams') },
    ],
  },
  null,
  2,
);
