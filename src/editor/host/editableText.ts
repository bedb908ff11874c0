import * as vscode from 'vscode';
import { EditRefused } from '../../core/edits/operations/editRefused';
import type { TextSource } from '../../core/edits/writers/writer';
import type { FileTree } from '../../core/engine/fileTree';
import type { FilePath } from '../../core/model/filePath';
import { decodeText } from '../../core/text/decodeText';
import { hasMixedLineEndings } from '../../core/text/lineEndings';
import type { WorkspaceFolders } from './workspaceFolders';

/** VS Code gives extensions no documents with a longer text, in UTF-16 code units: no text, no light bulb, no edit. */
export const longestDocument = 50 * 1024 * 1024;

/**
 * Gives the texts that edits are computed from: those of VS Code's documents. Refuses files that VS Code would damage
 * when it saves them.
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
