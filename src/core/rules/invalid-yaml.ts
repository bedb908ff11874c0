import { fileProblemRule } from './fileProblemRule';
import { defineMessages } from './messages';

export const invalidYaml = fileProblemRule({
  id: 'invalid-yaml',
  title: 'File is not valid YAML',
  defaultSeverity: 'error',
  description: 'A YAML file of a solution cannot be parsed, so the solution cannot be packed.',
  messages: defineMessages({
    notParsed: ({ reason }: { readonly reason: string }) =>
      `This file is not valid YAML: ${reason}. The solution cannot be packed until the file is fixed.`,
  }),
});
