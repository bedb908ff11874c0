import { raw } from '../../support/solutionSource';
import { writeSolution } from '../writing';

export function prepare(workspace: string): void {
  writeSolution(workspace, { root: 'Contoso', flows: [{ name: 'Raw', entries: { shared_office365: raw() } }] });
}
