import * as vscode from 'vscode';
import type { DocumentNames } from './documentNames';
import type { NavigationServices } from './navigationServices';

/**
 * Selects the row of a file in the Solutions view. If the cursor in this file is on a connection reference, and the
 * file is not a flow, the row of the connection reference is selected instead.
 * @param uri The file; undefined for the file in the active editor.
 */
export async function revealInSolutions(
  uri: vscode.Uri | undefined,
  names: DocumentNames,
  { workspace, folders, view }: NavigationServices,
): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const shown = uri ?? editor?.document.uri;
  const file = shown && folders.path(shown);
  await workspace.settled();
  const isActive = editor?.document.uri.toString() === shown?.toString();
  const name =
    isActive && editor && file !== undefined && !workspace.engine.index.flow(file)
      ? await names.at(editor.document, editor.selection.active)
      : undefined;
  const logicalName = name?.mention.kind === 'reference' ? name.mention.name : undefined;
  const isRevealed =
    file !== undefined &&
    ((logicalName !== undefined && (await view.reveal(file, logicalName))) || (await view.reveal(file)));
  if (!isRevealed) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('This file does not belong to any solution in the workspace.'),
    );
  }
}
