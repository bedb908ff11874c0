import { fileProblemRule } from './fileProblemRule';
import { defineMessages } from './messages';
import type { RuleText } from './rule';

export const invalidYamlText: RuleText = {
  title: 'File is not valid YAML',
  description:
    'A YAML file of a solution cannot be parsed, so the solution cannot be packed, or Connref cannot see what an agent uses.',
};

export const invalidYaml = fileProblemRule({
  id: 'invalid-yaml',
  defaultSeverity: 'error',
  // What an import does with such data is not known.
  severities: { agentData: 'warning' },
  messages: defineMessages({
    notParsed: ({ reason }: { readonly reason: string }) =>
      `This file is not valid YAML: ${reason}. The solution cannot be packed until the file is fixed.`,
    agentData: ({ reason }: { readonly reason: string }) =>
      `This file is not valid YAML: ${reason}. Connref may not see everything that the agent uses until the file is fixed.`,
  }),
});
