import type { DeploymentSettings } from '../model/deploymentSettings';
import { directoryOf, type FilePath, isBelow, pathInFolder } from '../model/filePath';
import { nameKey } from '../model/names';
import type { Solution } from '../model/solution';
import { mentions } from './environmentNames';

/**
 * The solutions that a settings file is for, as its path and content tell: those whose unique name is in the path; of the
 * nearest ones by folder those that define something of what it names; elsewhere those that do. None when nothing tells.
 */
export function solutionsOf(settings: DeploymentSettings, solutions: readonly Solution[]): Solution[] {
  const near = nearest(settings.file, solutions);
  const named = near.filter(({ manifest }) => manifest && pathMentions(settings.file, near, manifest.uniqueName));
  if (named.length > 0) {
    return named;
  }
  const names = new Set([
    ...settings.references.map(({ logicalName }) => nameKey(logicalName)),
    ...settings.variables.map(({ schemaName }) => nameKey(schemaName)),
  ]);
  const isOne = new Set(near.map(({ manifest, root }) => nameKey(manifest?.uniqueName ?? root))).size === 1;
  if (isOne || names.size === 0) {
    return near;
  }
  const defining = (candidate: Solution): boolean =>
    candidate.connectionReferences.some(({ logicalName }) => names.has(nameKey(logicalName))) ||
    candidate.environmentVariables.some(({ schemaName }) => names.has(nameKey(schemaName)));
  const found = near.filter(defining);
  return found.length > 0 ? found : solutions.filter(defining);
}

/** The solutions below the nearest directory above a file that holds any. */
function nearest(file: FilePath, solutions: readonly Solution[]): Solution[] {
  for (let directory = directoryOf(file); directory !== undefined; directory = directoryOf(directory)) {
    const above = directory;
    const found = solutions.filter(({ root }) => root === above || isBelow(root, above));
    if (found.length > 0) {
      return found;
    }
  }
  return [];
}

/** Only the part of the path counts that does not lead to other solutions too. */
function pathMentions(file: FilePath, near: readonly Solution[], uniqueName: string): boolean {
  const longer = near.some(
    ({ manifest }) =>
      manifest &&
      manifest.uniqueName.length > uniqueName.length &&
      mentions(manifest.uniqueName, uniqueName) &&
      pathInFolder(file)
        .split('/')
        .some((segment) => mentions(segment, manifest.uniqueName)),
  );
  return (
    !longer &&
    pathInFolder(file)
      .split('/')
      .some((segment) => mentions(segment, uniqueName))
  );
}
