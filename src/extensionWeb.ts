import type * as vscode from 'vscode';
import { registerEditor } from './editor/registerEditor';
import { ArchiveFileTree } from './platform/zip/archiveFileTree';

/** The extension in a web worker: every file comes through VS Code. */
export function activate(context: vscode.ExtensionContext): void {
  registerEditor(context, (files, yieldToHost) => new ArchiveFileTree(files, yieldToHost));
}
