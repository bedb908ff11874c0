import { baseName, directoryOf, type FilePath } from '../../model/filePath';
import { componentKindInAnyLayout } from '../components/componentFiles';
import type { LayoutReader, SolutionRoot } from './solutionRoot';

/**
 * The layout of SolutionPackager and `pac solution unpack|clone`: `Other/Solution.xml` beside `Other/Customizations.xml`.
 * If only one of the two files exists, the folder is still a solution, with `missingFile` set: if the folder did not count
 * as a solution, rules would report everything that refers to its components.
 */
export const packagerLayout: LayoutReader = {
  findRoots: (files) => {
    const found = new Map<FilePath, SolutionRoot>();
    for (const file of [...files.named('customizations.xml'), ...files.named('solution.xml')]) {
      const other = directoryOf(file);
      const root = other === undefined ? undefined : directoryOf(other);
      if (other !== undefined && root !== undefined && baseName(other).toLowerCase() === 'other') {
        const isManifest = baseName(file).toLowerCase() === 'solution.xml';
        const manifest = isManifest ? file : files.inDirectory(other, 'solution.xml');
        const customizations = files.inDirectory(other, 'customizations.xml');
        const manifestFile = manifest ?? `${other}/Solution.xml`;
        const customizationsFile = customizations ?? `${other}/Customizations.xml`;
        const missingFile = manifest ? (customizations ? undefined : customizationsFile) : manifestFile;
        found.set(root, { root, layout: 'packager', manifestFile, customizationsFile, missingFile });
      }
    }
    return [...found.values()];
  },
  kindOf: (path) => {
    switch (path) {
      case 'other/solution.xml':
        return 'solutionManifest';
      case 'other/customizations.xml':
        return 'customizations';
    }
    // Skip `<name>_managed.xml`: SolutionPackager with `packagetype Both` writes this file as the managed version of the
    // connector beside the unmanaged version.
    if (/^connectors\/[^/]+\.xml$/.test(path) && !path.endsWith('_managed.xml')) {
      return 'customConnector';
    }
    if (/^canvasapps\/[^/]+\.meta\.xml$/.test(path)) {
      return 'canvasApp';
    }
    if (/^workflows\/[^/]+\.json\.data\.xml$/.test(path)) {
      return 'flowMetadata';
    }
    return componentKindInAnyLayout(path);
  },
};
