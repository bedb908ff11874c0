import { fileProblemRule } from './fileProblemRule';
import { defineMessages } from './messages';
import type { RuleText } from './rule';

interface Data {
  readonly reason: string;
}

export const invalidJsonText: RuleText = {
  title: 'File is not valid JSON',
  description:
    'A JSON file of a solution, a deployment settings file or the power.config.json of a code app cannot be parsed.',
};

export const invalidJson = fileProblemRule({
  id: 'invalid-json',
  defaultSeverity: 'error',
  messages: defineMessages({
    solutionFile: ({ reason }: Data) =>
      `This file is not valid JSON: ${reason}. The solution cannot be imported until the file is fixed.`,
    settingsFile: ({ reason }: Data) =>
      `This settings file is not valid JSON: ${reason}. A pipeline cannot read the file until it is fixed.`,
    codeApp: ({ reason }: Data) =>
      `This file is not valid JSON: ${reason}. Connref cannot check the connections of the code app until the file is fixed.`,
  }),
});
