import type { ChildFlowCall } from '../model/flow';
import type { SolutionIdentity } from '../model/solutionIdentity';
import type { FactIndex, FlowHolder } from '../model/workspaceIndex';

/**
 * The flow that a call refers to. If several solutions have a flow with this id, the flow in the caller's solution is
 * used, or else the first one. Undefined if no solution in the workspace has the flow.
 */
export function calledFlow(
  { workflowId }: Pick<ChildFlowCall, 'workflowId'>,
  { root }: SolutionIdentity,
  index: FactIndex,
): FlowHolder | undefined {
  const found = index.flowsWithId(workflowId);
  return found.find(({ solution }) => solution.root === root) ?? found[0];
}
