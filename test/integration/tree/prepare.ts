import { bound, raw } from '../../support/solutionSource';
import { writeSolution } from '../writing';

export function prepare(workspace: string): void {
  writeSolution(workspace, {
    root: 'Contoso',
    references: [
      { name: 'cts_outlook', displayName: 'Outlook of the team' },
      { name: 'cts_spare', displayName: 'Spare' },
    ],
    connectors: [{ name: 'cts_stock' }],
    flows: [
      {
        name: 'Both',
        id: '0f000000-0000-4000-8000-000000000001',
        state: 'off',
        entries: { shared_office365: bound('cts_outlook'), shared_sql: raw('shared_sql') },
      },
      { name: 'Fine', id: '0f000000-0000-4000-8000-000000000002', entries: { shared_office365: bound('cts_outlook') } },
      { name: 'Raw', id: '0f000000-0000-4000-8000-000000000003', entries: { shared_sql: raw('shared_sql') } },
    ],
  });
}
