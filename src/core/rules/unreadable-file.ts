import { fileProblemRule } from './fileProblemRule';

export const unreadableFile = fileProblemRule({
  id: 'unreadable-file',
  title: 'File cannot be read',
  defaultSeverity: 'error',
  description: 'A file of a solution cannot be read, or holds bytes that its encoding does not allow.',
});
