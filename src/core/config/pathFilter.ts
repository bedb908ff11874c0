import { trimmedEnd } from '../text/trimmed';
import { withoutArchiveMark } from '../model/archivePath';
import { type FilePath, pathInFolder } from '../model/filePath';
import { globMatcher } from './globs/globMatcher';

/** The names of folders that neither the editor nor the command line reads, at any depth. */
export const neverReadNames: readonly string[] = ['bin', 'obj', 'node_modules', '.git'];
const neverReadPattern = segmentPattern(neverReadNames);

/**
 * Whether a part of a path is the name of a folder for build output, packages or Git data, such as `bin` or `.git`.
 * Neither the editor nor the command line reads such paths.
 */
export function isNeverRead(path: FilePath): boolean {
  return neverReadPattern.test(pathInFolder(path));
}

/** Tests whether a file or folder is excluded, so that Connref does not read it. */
export type PathFilter = (path: FilePath) => boolean;

/**
 * Matches a glob that only says: one name in any folder. Most globs in the default settings of VS Code have this form. One
 * regular expression then tests all these names at once, which is faster than one test for each glob.
 */
const nameGlob = /^\*\*\/([\w.-]+)$/;

/**
 * Returns a filter for the paths that the globs exclude, the content of excluded folders, and folders that are never read.
 * @param globs Globs of paths below the workspace folder, from `exclude` of `.connref.json` and from the settings of the
 * editor.
 */
export function excludePaths(globs: readonly string[]): PathFilter {
  const excludedNames = segmentPattern([...neverReadNames, ...globs.flatMap((glob) => nameGlob.exec(glob)?.[1] ?? [])]);
  const others = globs.filter((glob) => !nameGlob.test(glob));
  const matches = globMatcher([...others, ...others.map((glob) => `${trimmedEnd(glob, /\//)}/**`)], 'path');
  return (path) => {
    const relative = pathInFolder(withoutArchiveMark(path));
    return excludedNames.test(relative) || (relative !== '' && matches(relative));
  };
}

/**
 * Returns a regular expression that finds any of the names as a whole segment of a path.
 * @param names Names of files or folders. They must contain only letters, digits, `_`, `-` and dots, because only dots are
 * escaped.
 */
function segmentPattern(names: readonly string[]): RegExp {
  return new RegExp(`(?:^|/)(?:${names.join('|').replaceAll('.', '\\.')})(?:/|$)`);
}
