import * as vscode from 'vscode';
import type { WorkspaceEngine } from './workspaceEngine';

/** The reason why no edit or verdict is possible after reading was stopped. */
export function readingStopped(): string {
  return vscode.l10n.t('Reading was stopped, so some files are not known. Run Refresh Solutions first.');
}

/**
 * Waits until the workspace is read.
 * @returns False when reading was stopped. The user then gets a message to read the rest first, because a file that was not
 * read could use something that an edit removes.
 */
export async function readInFull(workspace: WorkspaceEngine): Promise<boolean> {
  await workspace.settled();
  if (workspace.engine.isPartial) {
    void vscode.window.showInformationMessage(readingStopped());
  }
  return !workspace.engine.isPartial;
}
