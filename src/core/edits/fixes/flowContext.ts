import type { FilePath } from '../../model/filePath';
import type { Flow } from '../../model/flow';
import type { Solution } from '../../model/solution';
import { isSource } from '../../model/solutionIdentity';
import type { WorkspaceIndex } from '../../model/workspaceIndex';

/**
 * The flow in a file and the solution of the flow.
 * @returns Undefined if the file is not a flow, or if people don't edit the flow's solution ({@link isSource}): in a
 * zip or a managed export, for example, a change of the flow would be lost with the next export.
 */
export function flowContext(file: FilePath, index: WorkspaceIndex): { flow: Flow; solution: Solution } | undefined {
  const flow = index.flow(file);
  const solution = index.solutionOf(file);
  return flow && solution && isSource(solution) ? { flow, solution } : undefined;
}
