import { bound, raw } from '../../support/solutionSource';
import { writeSolution } from '../writing';

export function prepare(workspace: string): void {
  writeSolution(workspace, {
    root: 'Contoso',
    references: [{ name: 'cts_outlook' }],
    flows: [
      { name: 'Raw', id: '0f000000-0000-4000-8000-000000000001', entries: { shared_office365: raw() } },
      { name: 'Fine', id: '0f000000-0000-4000-8000-000000000002', entries: { shared_office365: bound('cts_outlook') } },
    ],
  });
}
