import { fileProblemRule } from './fileProblemRule';

export const mergeConflict = fileProblemRule({
  id: 'merge-conflict',
  title: 'File holds a merge conflict',
  defaultSeverity: 'error',
  description: 'A file of a solution holds Git’s conflict markers.',
});
