import type { FilePath } from '../../model/filePath';
import type { SolutionComponentKind } from '../components/allComponents';
import type { LayoutFiles, SolutionRoot } from './solutionRoot';
import { sharedFolderOf } from './yamlLayout';

/**
 * The solutions that are read, each with the layout of the same folder that is not read. If there are several, an XML
 * layout counts, because it can be compared.
 * @param read By folder: the solution that is read.
 * @param xmlRoots All solutions in an XML layout, also those that are not read.
 * @param yamlRoots The same for the YAML layout.
 */
export function withUnreadLayouts(
  read: ReadonlyMap<FilePath, SolutionRoot>,
  xmlRoots: readonly SolutionRoot[],
  yamlRoots: readonly SolutionRoot[],
): Map<FilePath, SolutionRoot> {
  const roots = new Map(read);
  const unreadYaml = yamlRoots.filter(({ root }) => read.get(root)?.layout !== 'yaml');
  const unread = [
    ...unreadYaml.flatMap((files) => foldersOf(files).map((folder) => ({ folder, files }))),
    ...xmlRoots.map((files) => ({ folder: files.root, files })),
  ];
  for (const { folder, files } of unread) {
    const { layout, manifestFile, customizationsFile, missingFile } = files;
    const other = read.get(folder);
    if (other && other.layout !== 'yaml' && other.layout !== layout) {
      roots.set(folder, { ...other, unreadLayout: { layout, manifestFile, customizationsFile, missingFile } });
    }
  }
  return roots;
}

/** The folders in which the solution can be in XML, too: its own, and the one that contains `solutions`. */
function foldersOf(yaml: SolutionRoot): FilePath[] {
  return [yaml.root, sharedFolderOf(yaml) ?? yaml.root];
}

/** The kind of a file in the XML layout that is not read. Undefined for any other file. */
export function unreadKindOf(file: FilePath, files: LayoutFiles | undefined): SolutionComponentKind | undefined {
  if (files?.layout === 'yaml') {
    return undefined;
  }
  switch (file) {
    case files?.manifestFile:
      return 'unreadManifest';
    case files?.customizationsFile:
      return 'unreadCustomizations';
  }
  return undefined;
}

/** Whether a file of this kind is only compared with the solution. Its faults are no faults of the solution. */
export function isUnreadKind(kind: SolutionComponentKind): boolean {
  return kind === 'unreadManifest' || kind === 'unreadCustomizations';
}
