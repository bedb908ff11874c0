import { nameKey } from '../../model/names';
import type { EnvironmentVariable } from '../../model/solution';
import type { EnvironmentSettings } from '../environmentSettings';
import type { VariablePlan } from './importPlan';
import { compareNames, type PlanScope } from './planScope';

/** Which value every environment variable of a plan has after the import, by schema name. */
export function variablePlans({ solutions, mode, tokens }: PlanScope, settings: EnvironmentSettings): VariablePlan[] {
  const held = new Map<string, { variables: EnvironmentVariable[]; solutions: Set<string> }>();
  for (const { name, solution } of solutions) {
    for (const variable of solution.environmentVariables) {
      const found = held.get(nameKey(variable.schemaName)) ?? { variables: [], solutions: new Set() };
      found.variables.push(variable);
      found.solutions.add(name);
      held.set(nameKey(variable.schemaName), found);
    }
  }
  const statusOf = (variables: readonly EnvironmentVariable[], schemaName: string): VariablePlan['status'] => {
    const setting = settings.variable(schemaName);
    if (setting && setting.value !== '') {
      return tokens.holdsToken(setting.value) ? 'token' : 'set';
    }
    if (setting?.isEmptyValue) {
      return 'empty';
    }
    if (variables.some(({ hasValue }) => hasValue)) {
      return 'source';
    }
    if (variables.some(({ hasDefault }) => hasDefault)) {
      return 'default';
    }
    return mode === 'first' ? 'none' : 'kept';
  };
  return [...held.values()]
    .flatMap(({ variables, solutions: holders }): VariablePlan[] => {
      const variable = variables[0]?.schemaName;
      return variable === undefined
        ? []
        : [
            {
              variable,
              solutions: [...holders],
              status: statusOf(variables, variable),
              required: variables.some(({ isRequired }) => isRequired),
            },
          ];
    })
    .sort((a, b) => compareNames(a.variable, b.variable));
}
