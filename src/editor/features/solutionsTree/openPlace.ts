import * as vscode from 'vscode';
import type { WorkspaceEngine } from '../../host/workspaceEngine';
import type { WorkspaceFolders } from '../../host/workspaceFolders';
import { toVscodeRange } from '../../host/ranges';
import type { TreeNode } from './treeNode';

/**
 * Opens a file and selects a place in it, such as the place of a row in the Solutions view. The place is located in the
 * current text, because the file may have changed since the row was created.
 */
export async function openPlace(
  target: NonNullable<TreeNode['target']>,
  workspace: WorkspaceEngine,
  folders: WorkspaceFolders,
  viewColumn?: vscode.ViewColumn,
): Promise<void> {
  const uri = folders.uri(target.file);
  if (uri) {
    const selection = toVscodeRange(await workspace.engine.locate(target.file, target.place));
    await vscode.commands.executeCommand('vscode.open', uri, {
      selection,
      preview: true,
      ...(viewColumn !== undefined && { viewColumn }),
    } satisfies vscode.TextDocumentShowOptions);
  }
}
