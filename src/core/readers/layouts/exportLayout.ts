import { baseName, directoryOf } from '../../model/filePath';
import { componentKindInAnyLayout } from '../components/componentFiles';
import type { LayoutReader, SolutionRoot } from './solutionRoot';

/**
 * The layout of a solution zip, and of the folder that a zip was extracted into: `solution.xml` beside
 * `customizations.xml`, which contains most components inline.
 */
export const exportLayout: LayoutReader = {
  findRoots: (files) => {
    const roots: SolutionRoot[] = [];
    for (const manifestFile of files.named('solution.xml')) {
      const root = directoryOf(manifestFile);
      const customizationsFile = root === undefined ? undefined : files.inDirectory(root, 'customizations.xml');
      if (root !== undefined && customizationsFile !== undefined && baseName(root).toLowerCase() !== 'other') {
        roots.push({ root, layout: 'export', manifestFile, customizationsFile, missingFile: undefined });
      }
    }
    return roots;
  },
  kindOf: (path) => {
    switch (path) {
      case 'solution.xml':
        return 'solutionManifest';
      case 'customizations.xml':
        return 'customizations';
    }
    return componentKindInAnyLayout(path);
  },
};
