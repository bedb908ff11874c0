import { withoutArchiveMark } from '../model/archivePath';
import { type FilePath, pathInFolder } from '../model/filePath';
import { globMatcher } from './globs';

const neverReadNames: readonly string[] = ['bin', 'obj', 'node_modules', '.git'];
const neverReadPattern = segmentPattern(neverReadNames);

/**
 * Whether a path is in a folder of build output, packages or Git data. Neither the editor nor the command line reads such
 * folders.
 */
export function isNeverRead(path: FilePath): boolean {
  return neverReadPattern.test(pathInFolder(path));
}

/** Whether Connref does not read a file or folder. */
export type PathFilter = (path: FilePath) => boolean;

/**
 * A glob for one name in any folder. Most of VS Code's default settings are such globs, so one regular expression tests all
 * of them at once.
 */
const nameGlob = /^\*\*\/([\w.-]+)$/;

/** @param globs `exclude` of `.connref.json` and of the editor: globs of paths below the workspace folder. */
export function excludePaths(globs: readonly string[]): PathFilter {
  const excludedNames = segmentPattern([...neverReadNames, ...globs.flatMap((glob) => nameGlob.exec(glob)?.[1] ?? [])]);
  const others = globs.filter((glob) => !nameGlob.test(glob));
  const matches = globMatcher([...others, ...others.map((glob) => `${glob.replace(/\/+$/, '')}/**`)], { dot: true });
  return (path) => {
    const relative = pathInFolder(withoutArchiveMark(path));
    return excludedNames.test(relative) || (relative !== '' && matches(relative));
  };
}

/**
 * An expression that finds any of the names as a whole segment of a path.
 * @param names Contain only letters, digits, `_`, `-` and dots, because only dots are escaped.
 */
function segmentPattern(names: readonly string[]): RegExp {
  return new RegExp(`(?:^|/)(?:${names.join('|').replaceAll('.', '\\.')})(?:/|$)`);
}
