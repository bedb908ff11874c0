import { baseName, directoryOf } from '../../model/filePath';
import { componentOfEveryLayout } from '../components/componentFiles';
import type { LayoutReader, SolutionRoot } from './solutionRoot';

/** SolutionPackager, `pac solution unpack|clone`: `Other/Solution.xml` beside `Other/Customizations.xml`. */
export const packagerLayout: LayoutReader = {
  findRoots: (files) => {
    const roots: SolutionRoot[] = [];
    for (const manifestFile of files.named('solution.xml')) {
      const other = directoryOf(manifestFile);
      const root = other === undefined ? undefined : directoryOf(other);
      const customizationsFile = other === undefined ? undefined : files.inDirectory(other, 'customizations.xml');
      if (
        other !== undefined &&
        root !== undefined &&
        customizationsFile !== undefined &&
        baseName(other).toLowerCase() === 'other'
      ) {
        roots.push({ root, layout: 'packager', manifestFile, customizationsFile });
      }
    }
    return roots;
  },
  kindOf: (path) => {
    switch (path) {
      case 'other/solution.xml':
        return 'solutionManifest';
      case 'other/customizations.xml':
        return 'customizations';
    }
    // `<name>_managed.xml` is the managed twin of a component, which `packagetype Both` writes beside it.
    if (/^connectors\/[^/]+\.xml$/.test(path) && !path.endsWith('_managed.xml')) {
      return 'customConnector';
    }
    if (/^canvasapps\/[^/]+\.meta\.xml$/.test(path)) {
      return 'canvasApp';
    }
    if (/^workflows\/[^/]+\.json\.data\.xml$/.test(path)) {
      return 'flowMetadata';
    }
    return componentOfEveryLayout(path);
  },
};
