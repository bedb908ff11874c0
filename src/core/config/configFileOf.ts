import { type FilePath, folderOf } from '../model/filePath';
import { configFileName } from './workspaceConfig';

/**
 * The path of the `.connref.json` that applies to a file: the one in the workspace folder of the file. The path is returned
 * even if the folder has no `.connref.json`.
 */
export function configFileOf(file: FilePath): FilePath {
  return `${folderOf(file)}/${configFileName}`;
}
