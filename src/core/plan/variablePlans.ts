import type { EnvironmentVariable, Solution } from '../model/solution';
import { solutionName } from '../model/solutionIdentity';
import type { VariablePlan } from './importPlan';
import type { PlanScope } from './planScope';
import { compareNames, nameKey } from '../model/names';
import type { PlanSettings } from './planSettings';

/**
 * Where every environment variable of a plan gets its value from, sorted by schema name. A target environment has one
 * value of a variable for all solutions that define the variable: one import can set the value for all of them, and an
 * empty value in any import makes that import fail (docs/imports.md#environment-variables).
 */
export function variablePlans({ solutions, novelty, tokens }: PlanScope, settings: PlanSettings): VariablePlan[] {
  const held = new Map<string, { variables: EnvironmentVariable[]; holders: Set<Solution> }>();
  for (const { solution } of solutions) {
    for (const variable of solution.environmentVariables) {
      const found = held.get(nameKey(variable.schemaName)) ?? { variables: [], holders: new Set() };
      found.variables.push(variable);
      found.holders.add(solution);
      held.set(nameKey(variable.schemaName), found);
    }
  }
  const statusOf = (
    variables: readonly EnvironmentVariable[],
    schemaName: string,
    holders: ReadonlySet<Solution>,
  ): VariablePlan['status'] => {
    if (settings.imports.some((each) => each.settings.variable(schemaName)?.isEmptyValue)) {
      return 'empty';
    }
    const value = settings.valueFor(holders, (each) => each.variable(schemaName));
    if (value !== '') {
      return tokens.holdsToken(value) ? 'token' : 'set';
    }
    if (variables.some(({ hasValue }) => hasValue)) {
      return 'source';
    }
    if (variables.some(({ hasDefault }) => hasDefault)) {
      return 'default';
    }
    return [...holders].some((each) => novelty.isNew('environmentVariable', schemaName, each)) ? 'none' : 'kept';
  };
  return [...held.values()]
    .flatMap(({ variables, holders }): VariablePlan[] => {
      const variable = variables[0]?.schemaName;
      return variable === undefined
        ? []
        : [
            {
              variable,
              solutions: [...holders].map(solutionName),
              status: statusOf(variables, variable, holders),
              required: variables.some(({ isRequired }) => isRequired),
            },
          ];
    })
    .sort((a, b) => compareNames(a.variable, b.variable));
}
