import { fileProblemRule } from './fileProblemRule';

export const invalidXml = fileProblemRule({
  id: 'invalid-xml',
  title: 'File is no well-formed XML',
  defaultSeverity: 'error',
  description: 'An XML file of a solution is not well-formed, so the solution cannot be packed.',
});
