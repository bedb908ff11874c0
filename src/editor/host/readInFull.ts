import * as vscode from 'vscode';
import type { WorkspaceEngine } from './workspaceEngine';

/** Waits until everything is read. @returns False, which is said, where reading was stopped: what is left out may matter. */
export async function readInFull(workspace: WorkspaceEngine): Promise<boolean> {
  await workspace.settled();
  if (workspace.engine.isPartial) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Reading was stopped, so nothing is known about the flows. Refresh Solutions reads everything.'),
    );
  }
  return !workspace.engine.isPartial;
}
