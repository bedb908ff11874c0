import { connectorInGeneratedName } from '../connectors/generatedName';
import { defineMessages } from './messages';
import { referencePlace } from './referencePlace';
import type { RuleText, SolutionRule } from './rule';

const messages = defineMessages({
  generatedName: ({ displayName, reference }: { readonly displayName: string; readonly reference: string }) =>
    `“${displayName}” is the generated display name of connection reference ${reference}. Change the display name, so that people know which connection to map.`,
});

export const defaultDisplayNameText: RuleText = {
  title: 'Connection reference has a generated display name',
  description:
    'A connection reference has the display name that the designer generates from the connector, the solution and the random suffix of the logical name. The name does not say what the reference is for.',
};

export const defaultDisplayName = {
  id: 'default-display-name',
  defaultSeverity: 'hint',
  scope: 'solution',
  messages,
  check: ({ solution }, _index, report) => {
    for (const reference of solution.connectionReferences) {
      if (connectorInGeneratedName(reference) !== undefined) {
        const names = { reference: reference.logicalName, displayName: reference.displayName };
        report({
          file: reference.file,
          place: referencePlace(reference, 'connectionreferencedisplayname'),
          message: messages.generatedName(names),
          related: [],
          data: names,
        });
      }
    }
  },
  fixes: ({ file, data }, index, { renameDisplayNameFixes }) =>
    renameDisplayNameFixes(file, data.reference ?? '', index),
} satisfies SolutionRule;
