import type { DeclaredSettings } from '../config/declaredEnvironment';
import { alternativesOf } from '../config/globs/alternatives';
import { globMatcher } from '../config/globs/globMatcher';
import { type FilePath, folderOf, pathInFolder } from '../model/filePath';
import type { Gap } from '../model/gap';

/**
 * Why an item of `settings` in `.connref.json` may lack a file. `notFound`: it matches no file. `notRead`: a part of the
 * workspace was not read, and a file that it matches may be there.
 */
export type LackingSettings =
  | { readonly kind: 'notFound'; readonly path: string }
  | { readonly kind: 'notRead'; readonly path: string; readonly gap: Gap };

/**
 * Finds the items of `settings` in the `.connref.json` of a workspace folder that may lack a file.
 * @param folder The identifier of the workspace folder.
 * @param files All settings files.
 * @param gaps The parts of the workspace that were not read.
 */
export function lackingSettings(
  folder: string,
  declared: readonly Pick<DeclaredSettings, 'path'>[],
  files: readonly FilePath[],
  gaps: readonly Gap[],
): LackingSettings[] {
  const paths = files.filter((file) => folderOf(file) === folder).map(pathInFolder);
  return declared.flatMap(({ path }): LackingSettings[] => {
    const matches = globMatcher([path], 'path');
    const found = paths.filter(matches);
    // A path without special characters matches one file only, so nothing else can be lacking.
    if (found.includes(path)) {
      return [];
    }
    const gap = gaps.find((each) => folderOf(each.path) === folder && mayContain(each, path));
    if (gap) {
      return [{ kind: 'notRead', path, gap }];
    }
    return found.length === 0 ? [{ kind: 'notFound', path }] : [];
  });
}

/** Whether a file that a glob matches may be in a gap, or be the gap. */
function mayContain({ kind, path }: Gap, glob: string): boolean {
  const names = pathInFolder(path).split('/');
  switch (kind) {
    case 'zip':
      return false;
    case 'json':
      return globMatcher([glob], 'path')(pathInFolder(path));
    case 'folder':
    case 'link':
      return (alternativesOf(glob) ?? []).some((alternative) => leadsThrough(alternative.split('/'), names));
  }
}

/** Whether the first parts of a glob match the names of a path. */
function leadsThrough(parts: readonly string[], names: readonly string[]): boolean {
  const anyDepth = parts.findIndex((part) => part.includes('**'));
  const exact = anyDepth < 0 ? names : names.slice(0, anyDepth);
  return exact.every((name, at) => {
    const part = parts[at];
    return part !== undefined && globMatcher([part], 'path')(name);
  });
}
