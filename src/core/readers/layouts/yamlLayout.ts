import { baseName, directoryOf, type FilePath } from '../../model/filePath';
import type { LayoutReader, SolutionRoot } from './solutionRoot';

/**
 * The layout of Dataverse Git integration, and of `pac` since 2.4.1: `solutions/<unique name>/solution.yml`. The components
 * are in folders beside `solutions`, and several solutions can share these folders. Connref does not read the components
 * (docs/formats.md#yaml-layout).
 */
export const yamlLayout: LayoutReader = {
  findRoots: (files) =>
    files.named('solution.yml').flatMap((manifestFile) => {
      const root = directoryOf(manifestFile);
      const solutions = root === undefined ? undefined : directoryOf(root);
      return root !== undefined && solutions !== undefined && baseName(solutions).toLowerCase() === 'solutions'
        ? [{ root, layout: 'yaml', manifestFile, customizationsFile: undefined, missingFile: undefined }]
        : [];
    }),
  kindOf: (path) => {
    switch (path) {
      case 'solution.yml':
        return 'yamlManifest';
      case 'solutioncomponents.yml':
        return 'yamlComponents';
      case 'missingdependencies.yml':
        return 'yamlMissingDependencies';
    }
    return undefined;
  },
};

/**
 * The solutions in the YAML layout without the solutions that are also in the workspace in XML, because Connref reads the
 * XML completely. A solution is left out if the folder that contains `solutions` is also the root of an XML solution. If
 * several YAML solutions share that folder, none of them is left out, because file names do not show which of them the XML
 * contains.
 */
export function withoutXmlDuplicates(yaml: readonly SolutionRoot[], xml: readonly SolutionRoot[]): SolutionRoot[] {
  const inXml = new Set(xml.map(({ root }) => root));
  const sharedFolder = ({ root }: SolutionRoot): FilePath | undefined => directoryOf(directoryOf(root) ?? root);
  return yaml.filter((root) => {
    const directory = sharedFolder(root);
    return (
      directory === undefined ||
      !inXml.has(directory) ||
      yaml.some((other) => other.root !== root.root && sharedFolder(other) === directory)
    );
  });
}
