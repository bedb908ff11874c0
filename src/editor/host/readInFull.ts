import * as vscode from 'vscode';
import type { WorkspaceEngine } from './workspaceEngine';

/** Why nothing is changed or judged while not all files are known. */
export function readingStopped(): string {
  return vscode.l10n.t('Reading was stopped, so not everything is known. Refresh Solutions reads the rest.');
}

/** Waits until everything is read. @returns False, which is said, where reading was stopped: what is left out may matter. */
export async function readInFull(workspace: WorkspaceEngine): Promise<boolean> {
  await workspace.settled();
  if (workspace.engine.isPartial) {
    void vscode.window.showInformationMessage(readingStopped());
  }
  return !workspace.engine.isPartial;
}
