import { baseName } from '../model/filePath';
import { wholeFile } from '../model/place';
import type { SolutionRule } from './rule';

export const incompleteSolution: SolutionRule = {
  id: 'incomplete-solution',
  title: 'Solution lacks one of its two main files',
  defaultSeverity: 'error',
  scope: 'solution',
  description:
    'The folder Other of an unpacked solution holds only one of Solution.xml and Customizations.xml. The solution cannot be packed, and what it defines is not known.',
  check: ({ solution: { manifestFile, customizationsFile, missingFile } }, _index, report) => {
    if (missingFile !== undefined && customizationsFile !== undefined) {
      report({
        file: missingFile === manifestFile ? customizationsFile : manifestFile,
        place: wholeFile,
        message: `${baseName(missingFile)} is missing beside it: the solution cannot be packed, and what it defines is not known. Restore the file, or unpack the solution again with pac solution unpack.`,
        related: [],
        data: {},
      });
    }
  },
};
