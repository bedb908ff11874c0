import { nameKey } from '../model/names';
import { compareTexts } from '../text/order';
import { groupBy } from '../text/groupBy';
import type { FlowPlan } from './flowPlan';
import type { PlanCommand, VariablePlan } from './importPlan';
import { type PlannedSolution, shownPath } from './planScope';
import type { PlanSettings } from './planSettings';

/**
 * The steps for environment variables with an empty value, and for those without a value that are required or that a flow
 * needs. Variables of the same files share a step.
 * @param variables Sorted by name.
 */
export function variableSteps(
  variables: readonly VariablePlan[],
  flows: readonly FlowPlan[],
  solutions: readonly PlannedSolution[],
  settings: PlanSettings,
): PlanCommand[] {
  const needed = new Set(
    flows.flatMap(({ reasons }) =>
      reasons.flatMap((reason) => (reason.kind === 'variableWithoutValue' ? nameKey(reason.variable) : [])),
    ),
  );
  const open = variables.filter(
    ({ variable, status, required }) =>
      status === 'empty' || (status === 'none' && (required || needed.has(nameKey(variable)))),
  );
  const filesOf = ({ variable }: VariablePlan): string[] => {
    const files = solutions
      .filter(({ solution }) =>
        solution.environmentVariables.some(({ schemaName }) => nameKey(schemaName) === nameKey(variable)),
      )
      // Of several files, the last one wins.
      .flatMap(({ solution }) => settings.forSolution(solution).files.slice(-1));
    return [...new Set(files.map(shownPath))].sort(compareTexts);
  };
  const byFiles = groupBy(
    open.map((each) => ({ name: each.variable, files: filesOf(each) })),
    ({ files }) => JSON.stringify(files),
  );
  return [...byFiles.values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : [{ kind: 'setVariables' as const, variables: [first, ...others].map(({ name }) => name), files: first.files }],
  );
}
