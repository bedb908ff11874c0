import { fileProblemRule } from './fileProblemRule';
import { defineMessages } from './messages';
import type { RuleText } from './rule';

export const mergeConflictText: RuleText = {
  title: 'File contains a merge conflict',
  description: 'A file of a solution contains Git’s conflict markers, so the file cannot be checked or packed.',
};

export const mergeConflict = fileProblemRule({
  id: 'merge-conflict',
  defaultSeverity: 'error',
  messages: defineMessages({
    conflictMarkers: () =>
      'This file contains an unresolved merge conflict, so it cannot be checked or packed. Resolve the conflict first.',
  }),
});
