import { type FilePath, folderOf } from '../model/filePath';
import { configFileName } from './workspaceConfig';

/** The `.connref.json` that holds for a file, whether it is there or not. */
export function configFileOf(file: FilePath): FilePath {
  return `${folderOf(file)}/${configFileName}`;
}
