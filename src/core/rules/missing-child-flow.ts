import { areTwins, solutionName } from '../model/solutionIdentity';
import { type AbsentComponent, absentComponent, unreadNote, importOwnerFirst } from '../dependencies/absentComponent';
import type { FlowRule } from './rule';
import { isGuid } from '../text/guid';

export const missingChildFlow: FlowRule = {
  id: 'missing-child-flow',
  title: 'Flow calls a child flow that is not there',
  defaultSeverity: 'error',
  scope: 'flow',
  description:
    'A flow calls a child flow that its solution does not hold. Information when another solution of the workspace holds it or MissingDependencies names the solution that does; nothing when .connref.json lists its id in externals.',
  check: ({ flow, solution }, index, report) => {
    for (const { workflowId, operation, pointer } of flow.childFlows) {
      const holders = index.flowsWithId(workflowId);
      if (
        !isGuid(workflowId) ||
        holders.some((holder) => holder.solution.root === solution.root) ||
        solution.manifest === undefined ||
        index.isExternal(flow.file, workflowId)
      ) {
        continue;
      }
      const [sibling] = holders.filter((holder) => !areTwins(holder.solution, solution));
      const absent = absentComponent(solution, 'other', [workflowId], sibling !== undefined, index);
      const owner = sibling && solutionName(sibling.solution);
      report({
        file: flow.file,
        place: { kind: 'json', pointer, part: 'value' },
        severity: absent.severity,
        message: `“${operation}” of “${flow.name}” calls ${sibling ? `“${sibling.flow.name}”` : `the flow ${workflowId}`}, which ${solutionName(solution)} does not hold. ${owner === undefined ? consequence(absent) : `Import ${owner} first, which holds it, or add it here too.`}${unreadNote(absent)}`,
        related: [],
        data: { operation, workflowId, dependency: absent.dependency, ...(owner !== undefined && { sibling: owner }) },
      });
    }
  },
  fixes: ({ file, data }, _index, { addExternalFix }) => [addExternalFix(file, data.workflowId ?? '')],
};

function consequence(absent: AbsentComponent): string {
  switch (absent.dependency) {
    case 'listed':
      return importOwnerFirst(absent);
    case 'active':
      return 'It was unmanaged in the environment that this was exported from: the import fails unless the target already has it. Add it to the solution and export again.';
    case 'unlisted':
      return 'The import fails or leaves the flow off unless the target already has it: add it to the solution, or correct the call.';
  }
}
