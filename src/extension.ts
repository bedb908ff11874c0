import type * as vscode from 'vscode';
import { registerEditor } from './editor/registerEditor';
import { NodeFileTree } from './platform/nodeFileTree';
import { ArchiveFileTree } from './platform/zip/archiveFileTree';

/** The extension in a host with Node: desktop, remote. */
export function activate(context: vscode.ExtensionContext): void {
  registerEditor(
    context,
    (files, yieldToHost) => new ArchiveFileTree(files, yieldToHost),
    (directoryOf) => new NodeFileTree(directoryOf),
  );
}
