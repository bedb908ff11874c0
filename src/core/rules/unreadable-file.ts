import { fileProblemRule } from './fileProblemRule';
import { defineMessages } from './messages';
import type { RuleText } from './rule';

export const unreadableFileText: RuleText = {
  title: 'File cannot be read',
  description: 'A file of a solution cannot be read, or contains bytes that are not text in its encoding.',
};

export const unreadableFile = fileProblemRule({
  id: 'unreadable-file',
  defaultSeverity: 'error',
  messages: defineMessages({
    refused: ({ reason }: { readonly reason: string }) =>
      `This file cannot be read: ${reason}. Connref does not check the file until this is fixed.`,
    damagedText: () =>
      'This file contains bytes that are not text in its encoding, so Connref does not edit the file. Save the file as UTF-8.',
  }),
});
