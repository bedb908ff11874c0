import { fileProblemRule } from './fileProblemRule';
import { defineMessages } from './messages';

export const mergeConflict = fileProblemRule({
  id: 'merge-conflict',
  title: 'File contains a merge conflict',
  defaultSeverity: 'error',
  description: 'A file of a solution contains Git’s conflict markers, so the file cannot be checked or packed.',
  messages: defineMessages({
    conflictMarkers: () =>
      'This file contains an unresolved merge conflict, so it cannot be checked or packed. Resolve the conflict first.',
  }),
});
