import { fileProblemRule } from './fileProblemRule';
import { defineMessages } from './messages';
import type { RuleText } from './rule';

export const duplicateJsonKeyText: RuleText = {
  title: 'JSON object has the same key twice',
  description:
    'A JSON file of a solution has the same key twice in one object. Only the last value counts, and the first value is lost.',
};

export const duplicateJsonKey = fileProblemRule({
  id: 'duplicate-json-key',
  defaultSeverity: 'warning',
  messages: defineMessages({
    duplicateKey: ({ key }: { readonly key: string }) =>
      `Key “${key}” occurs more than once in this JSON object. Only the last value counts, and the next export loses the earlier value. Remove one of the two keys.`,
  }),
});
