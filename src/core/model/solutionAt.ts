import type { FilePath } from './filePath';
import type { Solution } from './solution';
import type { FactIndex } from './workspaceIndex';

/** The solution with a root. */
export function solutionAt(root: FilePath, index: Pick<FactIndex, 'solutions'>): Solution | undefined {
  return index.solutions().find((solution) => solution.root === root);
}
