import * as vscode from 'vscode';
import { EditRefused } from '../../core/edits/operations/editRefused';
import type { TextSource } from '../../core/edits/writers/writer';
import type { FileTree } from '../../core/engine/fileTree';
import type { FilePath } from '../../core/model/filePath';
import { decodeText } from '../../core/text/decodeText';
import { hasMixedLineEndings } from '../../core/text/lineEndings';
import type { WorkspaceFolders } from './workspaceFolders';

/**
 * The length of the longest document that VS Code passes to extensions, in UTF-16 code units. Extensions cannot edit a
 * longer document, so the light bulb is missing in it.
 */
export const longestDocument = 50 * 1024 * 1024;

/**
 * Makes a function that returns the current text of a file, from which edits are computed: the text of the document in
 * VS Code, or undefined for a missing file. The function refuses files that cannot be read or edited, or that VS Code
 * would damage when it saves them, for example files with mixed line endings.
 */
export function editableTexts(folders: WorkspaceFolders, files: FileTree): TextSource {
  return async (file) => {
    const uri = folders.uri(file);
    const content = await files.read(file);
    if (!uri || content.kind === 'missing') {
      return undefined;
    }
    if (content.kind === 'unreadable') {
      throw new EditRefused(file, { kind: 'unreadable', cause: content.reason });
    }
    const onDisk = checkedText(file, content.bytes);
    const document = await vscode.workspace.openTextDocument(uri);
    const text = document.getText();
    if (!document.isDirty && text !== onDisk) {
      throw new EditRefused(file, { kind: 'otherEncoding' });
    }
    return text;
  };
}

function checkedText(file: FilePath, bytes: Uint8Array): string {
  const { text, damaged } = decodeText(bytes);
  if (text.length > longestDocument) {
    throw new EditRefused(file, { kind: 'tooLarge' });
  }
  if (damaged) {
    throw new EditRefused(file, { kind: 'damagedText' });
  }
  if (hasMixedLineEndings(text)) {
    throw new EditRefused(file, { kind: 'mixedLineEndings' });
  }
  return text;
}
