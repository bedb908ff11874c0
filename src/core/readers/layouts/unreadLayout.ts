import type { FilePath } from '../../model/filePath';
import type { SolutionComponentKind } from '../components/allComponents';
import type { LayoutFiles, SolutionRoot } from './solutionRoot';

/**
 * The solutions that are read, each with the layout of the same folder that is not read.
 * @param read By folder: the solution that is read.
 * @param xmlRoots All solutions in an XML layout, also those that are not read.
 */
export function withUnreadLayouts(
  read: ReadonlyMap<FilePath, SolutionRoot>,
  xmlRoots: readonly SolutionRoot[],
): Map<FilePath, SolutionRoot> {
  const roots = new Map(read);
  for (const { root, layout, manifestFile, customizationsFile, missingFile } of xmlRoots) {
    const other = read.get(root);
    if (other && other.layout !== 'yaml' && other.layout !== layout) {
      roots.set(root, { ...other, unreadLayout: { layout, manifestFile, customizationsFile, missingFile } });
    }
  }
  return roots;
}

/** The kind of a file in the layout that is not read. Undefined for any other file. */
export function unreadKindOf(file: FilePath, files: LayoutFiles | undefined): SolutionComponentKind | undefined {
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
