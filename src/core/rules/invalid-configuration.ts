import type { ExpectedValue } from '../readers/configFault';
import { deepestJson } from '../text/jsonTree';
import { listed } from '../text/listed';
import { fileProblemRule } from './fileProblemRule';
import { defineMessages } from './messages';
import type { RuleText } from './rule';

const expectedValues: Readonly<Record<ExpectedValue, string>> = {
  text: 'a text that is not empty',
  glob: 'a glob of at most 8,192 characters that stands for at most 1,000 globs without braces',
  tokenPattern: 'a token pattern of at most 200 characters with one * for the name of the token, such as "<<*>>"',
  boolean: 'true or false',
  list: 'a list',
  object: 'an object',
  severitiesByRule: 'an object with rule ids as names and severities as values',
  environmentsByName: 'an object with an environment for each name',
};

export const invalidConfigurationText: RuleText = {
  title: 'Connref cannot use something in .connref.json',
  description:
    '.connref.json contains an unknown rule or member, or a value of the wrong type. Connref ignores this part of the file.',
};

export const invalidConfiguration = fileProblemRule({
  id: 'invalid-configuration',
  defaultSeverity: 'warning',
  messages: defineMessages({
    invalidJson: ({ reason }: { readonly reason: string }) =>
      `This file is not valid JSON: ${reason}. Settings after this place may have no effect until the file is fixed.`,
    nestedTooDeep: () =>
      `This file has more than ${deepestJson} objects and lists inside each other, so Connref does not use it. Remove some of the levels.`,
    unknownMember: ({ name, known }: { readonly name: string; readonly known: readonly string[] }) =>
      `“${name}” is not a known member, so Connref ignores it. Known members: ${known.join(', ')}.`,
    unknownRule: ({ rule }: { readonly rule: string }) =>
      `There is no rule “${rule}”, so this setting has no effect. Correct the id of the rule.`,
    incompleteEntry: ({ required }: { readonly required: readonly string[] }) =>
      `This entry needs ${listed(required)}. Connref ignores the entry until it has all of them.`,
    wrongValue: ({ expected }: { readonly expected: ExpectedValue }) =>
      `This value must be ${expectedValues[expected]}. Connref ignores the value until you fix it.`,
    notAChoice: ({ choices }: { readonly choices: readonly string[] }) =>
      `This value must be ${anyOf(choices)}. Connref ignores the value until you fix it.`,
    unknownSeverity: ({ severities }: { readonly severities: readonly string[] }) =>
      `This severity must be ${anyOf(severities)}. Connref ignores the value until you fix it.`,
    unknownSolution: ({ name }: { readonly name: string }) =>
      `No solution in the workspace has the unique name “${name}”, unless it is in a zip that is not checked. Correct the name, or remove it.`,
    unknownSettingsFile: ({ path }: { readonly path: string }) =>
      `No deployment settings file has the path ${path}. Create the file, or correct or remove the path.`,
  }),
});

/** Joins texts for a sentence: `a, b or c`. */
function anyOf(texts: readonly string[]): string {
  return `${texts.slice(0, -1).join(', ')} or ${texts.at(-1) ?? ''}`;
}
