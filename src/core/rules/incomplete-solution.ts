import { baseName } from '../model/filePath';
import { wholeFile } from '../model/place';
import { defineMessages } from './messages';
import type { RuleText, SolutionRule } from './rule';

const messages = defineMessages({
  missingFile: ({ missing, present }: { readonly missing: string; readonly present: string }) =>
    `${missing} is missing beside ${present}, so the solution cannot be packed and its content is not known. Restore ${missing}, or unpack the solution again with pac solution unpack.`,
});

export const incompleteSolutionText: RuleText = {
  title: 'One of the two main files of a solution is missing',
  description:
    'The folder Other of an unpacked solution contains only one of Solution.xml and Customizations.xml. The solution cannot be packed, and its content is not known.',
};

export const incompleteSolution = {
  id: 'incomplete-solution',
  defaultSeverity: 'error',
  scope: 'solution',
  messages,
  check: ({ solution: { manifestFile, customizationsFile, missingFile } }, _index, report) => {
    if (missingFile !== undefined && customizationsFile !== undefined) {
      const file = missingFile === manifestFile ? customizationsFile : manifestFile;
      report({
        file,
        place: wholeFile,
        message: messages.missingFile({ missing: baseName(missingFile), present: baseName(file) }),
        related: [],
        data: {},
      });
    }
  },
} satisfies SolutionRule;
