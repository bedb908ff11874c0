import { type FilePath, folderOf } from '../model/filePath';
import { configFileName } from './workspaceConfig';

/** The path of the `.connref.json` that applies to a file. That `.connref.json` may not exist. */
export function configFileOf(file: FilePath): FilePath {
  return `${folderOf(file)}/${configFileName}`;
}
