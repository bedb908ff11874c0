import { fileProblemRule } from './fileProblemRule';
import { defineMessages } from './messages';
import { type User, userNouns } from '../model/use';
import type { RuleText } from './rule';

interface Data {
  readonly reason: string;
}

interface ElementData extends Data {
  readonly element: string;
  readonly user: Pick<User, 'kind' | 'name'>;
}

export const invalidJsonText: RuleText = {
  title: 'File is not valid JSON',
  description:
    'A JSON file of a solution, a deployment settings file or the power.config.json of a code app cannot be parsed, or the JSON in which the XML of an app or desktop flow lists connections.',
};

export const invalidJson = fileProblemRule({
  id: 'invalid-json',
  defaultSeverity: 'error',
  // What an import does with such an app or desktop flow is not known.
  severities: { xmlElement: 'warning' },
  messages: defineMessages({
    solutionFile: ({ reason }: Data) =>
      `This file is not valid JSON: ${reason}. The solution cannot be imported until the file is fixed.`,
    settingsFile: ({ reason }: Data) =>
      `This settings file is not valid JSON: ${reason}. A pipeline cannot read the file until it is fixed.`,
    codeApp: ({ reason }: Data) =>
      `This file is not valid JSON: ${reason}. Connref cannot check the connections of the code app until the file is fixed.`,
    xmlElement: ({ element, user: { kind, name }, reason }: ElementData) =>
      `${element} of ${userNouns[kind]} “${name}” is not valid JSON: ${reason}. Connref cannot check what the ${userNouns[kind]} uses until this is fixed.`,
  }),
});
