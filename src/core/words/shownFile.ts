import { withoutArchiveMark } from '../model/archivePath';
import { type FilePath, pathInFolder } from '../model/filePath';

/**
 * The path of a file relative to its workspace folder, without the `!` after the name of a zip. For a workspace folder
 * itself, its identifier.
 */
export function shownFile(file: FilePath): string {
  return pathInFolder(withoutArchiveMark(file)) || file;
}
