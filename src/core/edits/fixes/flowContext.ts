import type { FilePath } from '../../model/filePath';
import type { Flow } from '../../model/flow';
import type { Solution } from '../../model/solution';
import { isSource } from '../../model/solutionIdentity';
import type { WorkspaceIndex } from '../../model/workspaceIndex';

/** A flow and its solution; undefined in a zip or managed export, or in what may be one: that is built, not edited. */
export function flowContext(file: FilePath, index: WorkspaceIndex): { flow: Flow; solution: Solution } | undefined {
  const flow = index.flow(file);
  const solution = index.solutionOf(file);
  return flow && solution && isSource(solution) ? { flow, solution } : undefined;
}
