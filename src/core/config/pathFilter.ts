import { withoutArchiveMark } from '../model/archivePath';
import { type FilePath, pathInFolder } from '../model/filePath';
import { globMatcher } from './globs';

const neverReadNames: readonly string[] = ['bin', 'obj', 'node_modules', '.git'];
const neverRead = anywhere(neverReadNames);

/** Whether a path is build output, a package or Git's own: never read, in the editor and on the command line. */
export function isNeverRead(path: FilePath): boolean {
  return neverRead.test(pathInFolder(path));
}

/** Says which files and directories of a workspace folder are left out. */
export type PathFilter = (path: FilePath) => boolean;

/** A glob of a name at any depth, of which VS Code's own settings consist: looked for together, not one by one. */
const nameGlob = /^\*\*\/([\w.-]+)$/;

/** @param globs `exclude` of `.connref.json` and of the editor: globs of paths below the workspace folder. */
export function excludePaths(globs: readonly string[]): PathFilter {
  const named = anywhere([...neverReadNames, ...globs.flatMap((glob) => nameGlob.exec(glob)?.[1] ?? [])]);
  const others = globs.filter((glob) => !nameGlob.test(glob));
  const matches = globMatcher([...others, ...others.map((glob) => `${glob.replace(/\/+$/, '')}/**`)], { dot: true });
  return (path) => {
    const relative = pathInFolder(withoutArchiveMark(path));
    return named.test(relative) || (relative !== '' && matches(relative));
  };
}

/** Finds one of some names as a whole segment of a path. @param names Of letters, digits, `_`, `-` and dots. */
function anywhere(names: readonly string[]): RegExp {
  return new RegExp(`(?:^|/)(?:${names.join('|').replaceAll('.', '\\.')})(?:/|$)`);
}
