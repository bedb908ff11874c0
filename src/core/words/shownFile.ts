import { withoutArchiveMark } from '../model/archivePath';
import { type FilePath, pathInFolder } from '../model/filePath';

/** The path of a file below its workspace folder. */
export function shownFile(file: FilePath): string {
  return pathInFolder(withoutArchiveMark(file)) || file;
}
