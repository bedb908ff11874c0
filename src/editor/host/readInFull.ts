import * as vscode from 'vscode';
import type { WorkspaceEngine } from './workspaceEngine';

/**
 * The message that refuses an edit or an import plan, which needs all files, after reading the workspace was stopped.
 */
export function readingStopped(): string {
  return vscode.l10n.t('Reading the workspace was stopped, so some files were not read. Run Refresh Solutions first.');
}

/**
 * Waits until the whole workspace is read.
 * @returns False when reading was stopped; a message asks to read the rest first. A file that was not read could use a
 * reference that an edit removes.
 */
export async function readInFull(workspace: WorkspaceEngine): Promise<boolean> {
  await workspace.settled();
  if (workspace.engine.isPartial) {
    void vscode.window.showInformationMessage(readingStopped());
  }
  return !workspace.engine.isPartial;
}
