import isEqual from 'fast-deep-equal';
import { nameKey } from '../model/names';
import type { ConnectionReference } from '../model/solution';
import { solutionName } from '../model/solutionIdentity';
import { referencePlace } from './referencePlace';
import type { SolutionRule } from './rule';

export const duplicateReference: SolutionRule = {
  id: 'duplicate-reference',
  title: 'Solution defines one connection reference twice',
  defaultSeverity: 'error',
  scope: 'solution',
  description: 'One logical name stands twice among the connection references of a solution, without regard to case.',
  check: ({ solution }, _index, report) => {
    const known = new Map<string, ConnectionReference[]>();
    for (const reference of solution.connectionReferences) {
      const before = known.get(nameKey(reference.logicalName)) ?? [];
      const [first] = before;
      if (first && reference.logicalName !== '') {
        const same = isEqual(first, reference);
        report({
          file: reference.file,
          place: { ...referencePlace(reference), at: before.length },
          message: `${solutionName(solution)} defines ${reference.logicalName} more than once${same ? ', in the same words' : ', and differently'}. The import fails or takes one of them: ${same ? 'remove one' : 'remove or rename one'}.`,
          related: [
            { file: first.file, place: referencePlace(first), message: `${first.logicalName} is defined here first.` },
          ],
          data: { reference: reference.logicalName, same: String(same) },
        });
      }
      known.set(nameKey(reference.logicalName), [...before, reference]);
    }
  },
  fixes: ({ file, place, data }, index, { removeDuplicateFixes, renameDuplicateFixes }) => {
    const duplicate = {
      file,
      logicalName: data.reference ?? '',
      occurrence: place.kind === 'xml' ? (place.at ?? 0) : 0,
    };
    return data.same === 'true'
      ? removeDuplicateFixes(duplicate, true, index)
      : [...removeDuplicateFixes(duplicate, false, index), ...renameDuplicateFixes(duplicate, index)];
  },
};
