import { writeSolution } from '../writing';
import { manyFlows } from './flows';

export function prepare(workspace: string): void {
  writeSolution(workspace, { root: 'Contoso', flows: manyFlows });
}
