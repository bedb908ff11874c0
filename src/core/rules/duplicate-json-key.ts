import { fileProblemRule } from './fileProblemRule';
import { defineMessages } from './messages';

export const duplicateJsonKey = fileProblemRule({
  id: 'duplicate-json-key',
  title: 'JSON object has the same key twice',
  defaultSeverity: 'warning',
  description:
    'A JSON file of a solution has the same key twice in one object. Only the last value counts, and the first value is lost.',
  messages: defineMessages({
    duplicateKey: ({ key }: { readonly key: string }) =>
      `Key “${key}” occurs more than once in this JSON object. Only the last value counts, and the next export loses the earlier value. Remove one of the two keys.`,
  }),
});
