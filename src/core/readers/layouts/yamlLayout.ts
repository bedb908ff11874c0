import { baseName, directoryOf, type FilePath } from '../../model/filePath';
import type { LayoutReader, SolutionRoot } from './solutionRoot';

/**
 * Dataverse Git integration and `pac` since 2.4.1: `solutions/<unique name>/solution.yml`. The components lie beside
 * `solutions`, in folders that several solutions share; they are not read (formats.md §9).
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
 * Leaves out a solution that the directory around its `solutions` holds in XML too: there everything of it is read. Where
 * several solutions share that directory, none is left out, since file names do not tell which of them the XML is.
 */
export function notInXmlToo(yaml: readonly SolutionRoot[], xml: readonly SolutionRoot[]): SolutionRoot[] {
  const inXml = new Set(xml.map(({ root }) => root));
  const holder = ({ root }: SolutionRoot): FilePath | undefined => directoryOf(directoryOf(root) ?? root);
  return yaml.filter((root) => {
    const directory = holder(root);
    return (
      directory === undefined ||
      !inXml.has(directory) ||
      yaml.some((other) => other.root !== root.root && holder(other) === directory)
    );
  });
}
