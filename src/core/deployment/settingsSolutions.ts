import type { DeploymentSettings } from '../model/deploymentSettings';
import { directoryOf, type FilePath, folderOf, isBelow } from '../model/filePath';
import { nameKey } from '../model/names';
import type { Solution } from '../model/solution';
import { mentions } from './environmentNames';

export interface FoundSolutions {
  readonly solutions: readonly Solution[];
  /** False where the file may be for others too, of which not everything can be read. */
  readonly isComplete: boolean;
}

/**
 * The solutions that a settings file is for, as its path and content tell: those whose unique name is in the path; of the
 * nearest ones by folder those that define something of what it names; elsewhere those that do. None when nothing tells.
 */
export function solutionsOf(settings: DeploymentSettings, solutions: readonly Solution[]): FoundSolutions {
  const { near, above } = nearest(settings.file, solutions);
  // What leads to all of them tells nothing.
  const segments = settings.file.slice(above.length + 1).split('/');
  const named = near.filter(({ manifest }) => manifest && mentionsOne(segments, near, manifest.uniqueName));
  if (named.length > 0) {
    return { solutions: named, isComplete: near.every(({ manifest }) => manifest !== undefined) };
  }
  const names = new Set([
    ...settings.references.map(({ logicalName }) => nameKey(logicalName)),
    ...settings.variables.map(({ schemaName }) => nameKey(schemaName)),
  ]);
  const isOne = new Set(near.map(({ manifest, root }) => nameKey(manifest?.uniqueName ?? root))).size === 1;
  if (isOne || names.size === 0) {
    return { solutions: near, isComplete: true };
  }
  const defining = (candidate: Solution): boolean =>
    candidate.connectionReferences.some(({ logicalName }) => names.has(nameKey(logicalName))) ||
    candidate.environmentVariables.some(({ schemaName }) => names.has(nameKey(schemaName)));
  const among = near.some(defining) ? near : solutions;
  return { solutions: among.filter(defining), isComplete: among.every(isWhollyRead) };
}

function isWhollyRead({ customizationsReadable, variablesReadable }: Solution): boolean {
  return customizationsReadable && variablesReadable;
}

/** The solutions below the nearest directory above a file that holds any. */
function nearest(
  file: FilePath,
  solutions: readonly Solution[],
): { readonly near: readonly Solution[]; readonly above: FilePath } {
  for (let directory = directoryOf(file); directory !== undefined; directory = directoryOf(directory)) {
    const above = directory;
    const found = solutions.filter(({ root }) => root === above || isBelow(root, above));
    if (found.length > 0) {
      return { near: found, above };
    }
  }
  return { near: [], above: folderOf(file) };
}

/** Whether a path has the unique name of a solution in it that is not the beginning of another one's there. */
function mentionsOne(segments: readonly string[], near: readonly Solution[], uniqueName: string): boolean {
  const hasName = (name: string): boolean => segments.some((segment) => mentions(segment, name));
  const hasLonger = near.some(
    ({ manifest }) =>
      manifest &&
      manifest.uniqueName.length > uniqueName.length &&
      mentions(manifest.uniqueName, uniqueName) &&
      hasName(manifest.uniqueName),
  );
  return !hasLonger && hasName(uniqueName);
}
