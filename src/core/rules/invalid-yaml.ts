import { fileProblemRule } from './fileProblemRule';

export const invalidYaml = fileProblemRule({
  id: 'invalid-yaml',
  title: 'File is no valid YAML',
  defaultSeverity: 'error',
  description: 'A YAML file of a solution cannot be parsed, so the solution cannot be packed.',
});
