import isEqual from 'fast-deep-equal';
import type { FilePath } from '../model/filePath';
import { allLayouts } from '../readers/layouts/allLayouts';
import type { FileNames, SolutionRoot } from '../readers/layouts/solutionRoot';
import { withUnreadLayouts } from '../readers/layouts/unreadLayout';
import { withoutXmlDuplicates } from '../readers/layouts/yamlLayout';
import type { FollowedLinks } from './followedLinks';

/**
 * Finds the solution roots, which are the directories of solutions, in all layouts.
 * @param before The roots found last. A root that did not change stays the same object.
 */
export function findRoots(
  files: FileNames,
  links: FollowedLinks,
  before: ReadonlyMap<FilePath, SolutionRoot>,
): Map<FilePath, SolutionRoot> {
  const packagerRoots = allLayouts.packager.findRoots(files);
  const incompleteRoots = packagerRoots.filter(({ missingFile }) => missingFile !== undefined);
  // A directory can be a root in several layouts, such as when an exported solution was unpacked with
  // SolutionPackager into the directory of the exported files. The map keeps the last root of each directory, so
  // complete packager roots come last, and packager roots with a missing file come first.
  const xmlRoots = [
    ...allLayouts.export.findRoots(files),
    ...packagerRoots.filter((root) => !incompleteRoots.includes(root)),
  ];
  const found = [...incompleteRoots, ...withoutXmlDuplicates(allLayouts.yaml.findRoots(files), xmlRoots), ...xmlRoots];
  const roots = withUnreadLayouts(new Map(found.map((root) => [root.root, root])), [...incompleteRoots, ...xmlRoots]);
  removeRootsBehindLinks(roots, links);
  for (const [directory, root] of roots) {
    const known = before.get(directory);
    if (known && sameRoot(known, root)) {
      roots.set(directory, known);
    }
  }
  return roots;
}

/** Removes the solutions behind links that are also found by their path without the link, or through another link. */
function removeRootsBehindLinks(roots: Map<FilePath, SolutionRoot>, links: FollowedLinks): void {
  const found = new Set(roots.keys());
  for (const root of [...roots.keys()].sort()) {
    const real = links.pathWithoutLink(root);
    if (real !== undefined && found.has(real)) {
      roots.delete(root);
    } else if (real !== undefined) {
      found.add(real);
    }
  }
}

export function sameRoot(a: SolutionRoot | undefined, b: SolutionRoot): boolean {
  return isEqual(a, b);
}
