import { fileProblemRule } from './fileProblemRule';

export const duplicateJsonKey = fileProblemRule({
  id: 'duplicate-json-key',
  title: 'Key stands twice in a JSON object',
  defaultSeverity: 'warning',
  description: 'A JSON file of a solution has one key twice in one object. The last one counts, and the first is lost.',
});
