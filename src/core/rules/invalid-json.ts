import { fileProblemRule } from './fileProblemRule';

export const invalidJson = fileProblemRule({
  id: 'invalid-json',
  title: 'File is no valid JSON',
  defaultSeverity: 'error',
  description: 'A JSON file of a solution cannot be parsed, so the solution cannot be imported.',
});
