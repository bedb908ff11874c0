import { environmentValuePlace } from './environmentValuePlace';
import { defineMessages } from './messages';
import type { RuleText, SolutionRule } from './rule';

const messages = defineMessages({
  valueInSolution: ({ displayName, schemaName }: { readonly displayName: string; readonly schemaName: string }) =>
    `Environment variable ${displayName === '' || displayName === schemaName ? schemaName : `${displayName} (${schemaName})`} has a value in this solution. The value comes from the environment that the solution was exported from, and every import writes it to the target environment. Remove the value from the solution, and set it in the deployment settings file of each environment.`,
});

export const environmentValueInSolutionText: RuleText = {
  title: 'Solution contains the value of one environment',
  description:
    'The solution contains the current value of an environment variable. Every import writes this value to the target environment.',
};

export const environmentValueInSolution = {
  id: 'environment-value-in-solution',
  defaultSeverity: 'information',
  scope: 'solution',
  messages,
  check: ({ solution }, _index, report) => {
    for (const { schemaName, displayName, valueFile } of solution.environmentVariables) {
      if (valueFile !== undefined) {
        report({
          file: valueFile,
          place: environmentValuePlace,
          message: messages.valueInSolution({ displayName, schemaName }),
          related: [],
          data: { variable: schemaName },
        });
      }
    }
  },
} satisfies SolutionRule;
