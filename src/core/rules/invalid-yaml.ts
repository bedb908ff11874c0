import { fileProblemRule } from './fileProblemRule';
import { defineMessages } from './messages';
import type { RuleText } from './rule';

export const invalidYamlText: RuleText = {
  title: 'File is not valid YAML',
  description: 'A YAML file of a solution cannot be parsed, so the solution cannot be packed.',
};

export const invalidYaml = fileProblemRule({
  id: 'invalid-yaml',
  defaultSeverity: 'error',
  messages: defineMessages({
    notParsed: ({ reason }: { readonly reason: string }) =>
      `This file is not valid YAML: ${reason}. The solution cannot be packed until the file is fixed.`,
  }),
});
