import type * as vscode from 'vscode';
import { registerEditor } from './editor/registerEditor';
import { NodeFileTree } from './platform/nodeFileTree';

/** The extension in a host with Node: desktop, remote. */
export function activate(context: vscode.ExtensionContext): void {
  registerEditor(context, (directoryOf) => new NodeFileTree(directoryOf));
}
