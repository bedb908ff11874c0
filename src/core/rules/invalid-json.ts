import { fileProblemRule } from './fileProblemRule';
import { defineMessages } from './messages';

interface Data {
  readonly reason: string;
}

export const invalidJson = fileProblemRule({
  id: 'invalid-json',
  title: 'File is not valid JSON',
  defaultSeverity: 'error',
  description:
    'A JSON file of a solution, a deployment settings file or the power.config.json of a code app cannot be parsed.',
  messages: defineMessages({
    solutionFile: ({ reason }: Data) =>
      `This file is not valid JSON: ${reason}. The solution cannot be imported until the file is fixed.`,
    settingsFile: ({ reason }: Data) =>
      `This settings file is not valid JSON: ${reason}. A pipeline cannot read the file until it is fixed.`,
    codeApp: ({ reason }: Data) =>
      `This file is not valid JSON: ${reason}. Connref cannot check the connections of the code app until the file is fixed.`,
  }),
});
