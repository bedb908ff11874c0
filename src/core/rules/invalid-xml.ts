import { fileProblemRule } from './fileProblemRule';
import { defineMessages } from './messages';

export const invalidXml = fileProblemRule({
  id: 'invalid-xml',
  title: 'File is not well-formed XML',
  defaultSeverity: 'error',
  description: 'An XML file of a solution is not well-formed, so the solution cannot be packed.',
  messages: defineMessages({
    notWellFormed: ({ reason }: { readonly reason: string }) =>
      `This file is not well-formed XML: ${reason} The solution cannot be packed until the file is fixed.`,
  }),
});
