import type { SolutionRule } from './rule';

export const environmentValueInSolution: SolutionRule = {
  id: 'environment-value-in-solution',
  title: 'Solution ships the value of one environment',
  defaultSeverity: 'information',
  scope: 'solution',
  description:
    'The solution holds the current value of an environment variable, which it then brings to every environment into which it is imported.',
  check: ({ solution }, _index, report) => {
    for (const { schemaName, displayName, valueFile } of solution.environmentVariables) {
      if (valueFile !== undefined) {
        report({
          file: valueFile,
          place: { kind: 'json', pointer: '/environmentvariablevalues/environmentvariablevalue/value', part: 'value' },
          message: `This value of ${displayName || schemaName} (${schemaName}) comes from the environment that the solution was exported from, and goes to every other one with it. Remove the value from the solution and set it in the deployment settings of each environment.`,
          related: [],
          data: { variable: schemaName },
        });
      }
    }
  },
};
