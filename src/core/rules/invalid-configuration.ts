import { fileProblemRule } from './fileProblemRule';

export const invalidConfiguration = fileProblemRule({
  id: 'invalid-configuration',
  title: 'Something in .connref.json means nothing',
  defaultSeverity: 'warning',
  description:
    '.connref.json names an unknown rule or member, or a value of the wrong kind, which is then not in force.',
});
