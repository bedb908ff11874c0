import { type FilePath, pathInFolder } from '../model/filePath';
import { globMatcher } from './globs';

const neverRead = /(?:^|\/)(?:bin|obj|node_modules|\.git)(?:\/|$)/;

/** Whether a path is build output, a package or Git's own: never read, in the editor and on the command line. */
export function isNeverRead(path: FilePath): boolean {
  return neverRead.test(pathInFolder(path));
}

/** Says which files and directories of a workspace folder are left out. */
export type PathFilter = (path: FilePath) => boolean;

/** @param globs `exclude` of `.connref.json` and of the editor: globs of paths below the workspace folder. */
export function excludePaths(globs: readonly string[]): PathFilter {
  const matches = globMatcher([...globs, ...globs.map((glob) => `${glob.replace(/\/+$/, '')}/**`)], { dot: true });
  return (path) => {
    const relative = pathInFolder(path);
    return isNeverRead(path) || (relative !== '' && matches(relative));
  };
}
