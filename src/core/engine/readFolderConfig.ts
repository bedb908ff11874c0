import { type ConfigResult, emptyConfig, readWorkspaceConfig } from '../config/workspaceConfig';
import type { FilePath } from '../model/filePath';
import { damagedText, unreadableFile } from '../readers/fileProblems';
import { decodeText } from '../text/decodeText';
import type { FileContent, FileTree } from './fileTree';
import type { CurrentTexts } from './currentTexts';

/**
 * Reads the `.connref.json` of a workspace folder: the unsaved text if an editor has one, else the file on disk.
 * Returns undefined if the file does not exist, and the empty configuration with an error if it can't be opened.
 * @param ruleIds The ids of all rules. Any other rule id in the file is reported.
 */
export async function readFolderConfig(
  file: FilePath,
  files: FileTree,
  texts: CurrentTexts,
  ruleIds: ReadonlySet<string>,
): Promise<ConfigResult | undefined> {
  const unsaved = texts.unsaved(file);
  const content = unsaved === undefined ? await readListed(file, files) : undefined;
  if (content?.kind === 'missing') {
    return undefined;
  }
  if (content?.kind === 'unreadable') {
    return { config: emptyConfig, problems: [unreadableFile(content.reason)] };
  }
  const { text, damaged } = content ? decodeText(content.bytes) : { text: unsaved ?? '', damaged: false };
  const { config, problems } = readWorkspaceConfig(text, ruleIds);
  return { config, problems: damaged ? [damagedText(text), ...problems] : problems };
}

/** Reads a file after a listing of it: only then, the tree knows whether it is a link that must not be followed. */
async function readListed(file: FilePath, files: FileTree): Promise<FileContent> {
  const { gaps } = await files.list(file, () => false);
  const [gap] = gaps;
  return gap ? { kind: 'unreadable', reason: gap.reason } : files.read(file);
}
