import { nameKey, sameName } from '../model/names';
import type { ConnectionReference } from '../model/solution';
import { referencePlace } from './referencePlace';
import type { SolutionRule } from './rule';

export const duplicateDisplayName: SolutionRule = {
  id: 'duplicate-display-name',
  title: 'Two connection references of a solution have one display name',
  defaultSeverity: 'warning',
  scope: 'solution',
  description:
    'Two connection references of a solution have the same display name, so nobody can tell them apart who maps connections or picks one in the designer.',
  check: ({ solution }, _index, report) => {
    const first = new Map<string, ConnectionReference>();
    for (const reference of solution.connectionReferences) {
      const key = nameKey(reference.displayName);
      const known = first.get(key);
      if (!known) {
        first.set(key, reference);
      } else if (!sameName(known.logicalName, reference.logicalName)) {
        report({
          file: reference.file,
          place: referencePlace(reference, 'connectionreferencedisplayname'),
          message: `${reference.logicalName} and ${known.logicalName} are both called “${reference.displayName}”: who maps connections at the import cannot tell them apart. Name them after what they are for.`,
          related: [
            {
              file: known.file,
              place: referencePlace(known, 'connectionreferencedisplayname'),
              message: `${known.logicalName} has this name too.`,
            },
          ],
          data: { reference: reference.logicalName, other: known.logicalName, displayName: reference.displayName },
        });
      }
    }
  },
  fixes: ({ file, data }, index, { renameDisplayNameFixes }) =>
    renameDisplayNameFixes(file, data.reference ?? '', index),
};
