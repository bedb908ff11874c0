import { nameKey, sameName } from '../model/names';
import type { ConnectionReference } from '../model/solution';
import { defineMessages } from './messages';
import { referencePlace } from './referencePlace';
import type { RuleText, SolutionRule } from './rule';

interface SharedName {
  readonly reference: string;
  readonly other: string;
  readonly displayName: string;
}

const messages = defineMessages({
  sameName: ({ reference, other, displayName }: SharedName) =>
    `${reference} and ${other} have the same display name “${displayName}”. People who map connections at the import cannot tell the two connection references apart. Change the display names to say what each reference is for.`,
  otherReference: ({ other, displayName }: Omit<SharedName, 'reference'>) =>
    `Connection reference ${other} has the display name “${displayName}” too.`,
});

export const duplicateDisplayNameText: RuleText = {
  title: 'Two connection references of a solution have the same display name',
  description:
    'Two connection references of a solution have the same display name. People who map connections, or choose a reference in the designer, cannot tell them apart.',
};

export const duplicateDisplayName = {
  id: 'duplicate-display-name',
  defaultSeverity: 'warning',
  scope: 'solution',
  messages,
  check: ({ solution }, _index, report) => {
    const firstByName = new Map<string, ConnectionReference>();
    for (const reference of solution.connectionReferences) {
      const key = nameKey(reference.displayName);
      const first = firstByName.get(key);
      if (!first) {
        firstByName.set(key, reference);
      } else if (!sameName(first.logicalName, reference.logicalName)) {
        const { logicalName, displayName } = reference;
        const names = { reference: logicalName, other: first.logicalName, displayName };
        report({
          file: reference.file,
          place: referencePlace(reference, 'connectionreferencedisplayname'),
          message: messages.sameName(names),
          related: [
            {
              file: first.file,
              place: referencePlace(first, 'connectionreferencedisplayname'),
              message: messages.otherReference(names),
            },
          ],
          data: names,
        });
      }
    }
  },
  fixes: ({ file, data }, index, { renameDisplayNameFixes }) =>
    renameDisplayNameFixes(file, data.reference ?? '', index),
} satisfies SolutionRule;
