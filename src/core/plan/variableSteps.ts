import { nameKey, sameName } from '../model/names';
import type { Solution } from '../model/solution';
import { compareTexts } from '../text/order';
import { groupBy } from '../text/groupBy';
import type { FlowPlan } from './flowPlan';
import type { ImportFailure } from './importFailure';
import type { PlanCommand, VariablePlan } from './importPlan';
import { type PlannedSolution, shownPath } from './planScope';
import type { PlanSettings } from './planSettings';

/**
 * The steps for environment variables with an empty value, and for those without a value that are required or that a flow
 * needs. Variables of the same files share a step.
 * @param variables Sorted by name.
 * @param solutions Those that are imported.
 */
export function variableSteps(
  variables: readonly VariablePlan[],
  failures: readonly ImportFailure[],
  flows: readonly FlowPlan[],
  solutions: readonly PlannedSolution[],
  settings: PlanSettings,
): PlanCommand[] {
  const needed = new Set(
    flows.flatMap(({ reasons }) =>
      reasons.flatMap((reason) => (reason.kind === 'variableWithoutValue' ? nameKey(reason.variable) : [])),
    ),
  );
  const holdersOf = (variable: string): Solution[] =>
    solutions.flatMap(({ solution }) =>
      solution.environmentVariables.some(({ schemaName }) => sameName(schemaName, variable)) ? solution : [],
    );
  const open = variables.filter(
    ({ variable, status, required }) =>
      status === 'empty' ||
      (status === 'none' && holdersOf(variable).length > 0 && (required || needed.has(nameKey(variable)))),
  );
  const emptyIn = new Map(
    failures.flatMap((failure) =>
      failure.kind === 'emptyVariable' ? [[failure.variable, failure.files] as const] : [],
    ),
  );
  const filesOf = (variable: string): string[] => {
    const files = holdersOf(variable).flatMap((solution) => settings.lastFile(solution));
    return [...new Set(emptyIn.get(variable) ?? files.map(shownPath))].sort(compareTexts);
  };
  const byFiles = groupBy(
    open.map(({ variable }) => ({ name: variable, files: filesOf(variable) })),
    ({ files }) => JSON.stringify(files),
  );
  return [...byFiles.values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : [{ kind: 'setVariables' as const, variables: [first, ...others].map(({ name }) => name), files: first.files }],
  );
}
