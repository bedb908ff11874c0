import { fileProblemRule } from './fileProblemRule';
import { defineMessages } from './messages';
import type { RuleText } from './rule';

export const invalidXmlText: RuleText = {
  title: 'File is not well-formed XML',
  description: 'An XML file of a solution is not well-formed, so the solution cannot be packed.',
};

export const invalidXml = fileProblemRule({
  id: 'invalid-xml',
  defaultSeverity: 'error',
  messages: defineMessages({
    notWellFormed: ({ reason }: { readonly reason: string }) =>
      `This file is not well-formed XML: ${reason} The solution cannot be packed until the file is fixed.`,
  }),
});
