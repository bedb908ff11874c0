import { raw } from '../../support/solutionSource';
import { writeSolution } from '../writing';

export function prepare(workspace: string): void {
  writeSolution(workspace, {
    root: 'src',
    references: [{ name: 'cts_outlook' }],
    flows: [{ name: 'Raw', entries: { shared_office365: raw() } }],
  });
}
