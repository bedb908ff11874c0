import isEqual from 'fast-deep-equal';
import { nameKey } from '../model/names';
import type { ConnectionReference } from '../model/solution';
import { solutionName } from '../model/solutionIdentity';
import { defineMessages } from './messages';
import { referencePlace } from './referencePlace';
import type { RuleText, SolutionRule } from './rule';

interface Duplicate {
  readonly reference: string;
  readonly solution: string;
}

const messages = defineMessages({
  identical: ({ reference, solution }: Duplicate) =>
    `${reference} is defined more than once in ${solution}, with identical content. The import fails or uses only one of the definitions. Remove one of them.`,
  different: ({ reference, solution }: Duplicate) =>
    `${reference} is defined more than once in ${solution}, with different content. The import fails or uses only one of the definitions. Remove or rename one of them.`,
  firstDefinition: ({ reference }: { readonly reference: string }) =>
    `The first definition of connection reference ${reference} is here.`,
});

export const duplicateReferenceText: RuleText = {
  title: 'Solution defines a connection reference more than once',
  description:
    'A solution has more than one connection reference with the same logical name. Upper and lower case are not distinguished.',
};

export const duplicateReference = {
  id: 'duplicate-reference',
  defaultSeverity: 'error',
  scope: 'solution',
  messages,
  check: ({ solution }, _index, report) => {
    const definitionsByName = new Map<string, ConnectionReference[]>();
    for (const reference of solution.connectionReferences) {
      const earlier = definitionsByName.get(nameKey(reference.logicalName)) ?? [];
      const [first] = earlier;
      if (first && reference.logicalName !== '') {
        const isSame = isEqual(first, reference);
        const duplicate = { reference: reference.logicalName, solution: solutionName(solution) };
        report({
          file: reference.file,
          place: { ...referencePlace(reference), at: earlier.length },
          message: isSame ? messages.identical(duplicate) : messages.different(duplicate),
          related: [
            {
              file: first.file,
              place: referencePlace(first),
              message: messages.firstDefinition({ reference: first.logicalName }),
            },
          ],
          data: { reference: reference.logicalName, same: String(isSame) },
        });
      }
      definitionsByName.set(nameKey(reference.logicalName), [...earlier, reference]);
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
} satisfies SolutionRule;
