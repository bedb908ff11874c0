import type { ChildFlowCall } from '../model/flow';
import type { SolutionIdentity } from '../model/solutionIdentity';
import type { FactIndex, FlowHolder } from '../model/workspaceIndex';

/** The flow that a call means: the one of the caller's own solution where several have the id. */
export function calledFlow(
  { workflowId }: ChildFlowCall,
  { root }: SolutionIdentity,
  index: FactIndex,
): FlowHolder | undefined {
  const found = index.flowsWithId(workflowId);
  return found.find(({ solution }) => solution.root === root) ?? found[0];
}
