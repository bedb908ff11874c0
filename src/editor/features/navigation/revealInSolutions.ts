import * as vscode from 'vscode';
import type { DocumentNames } from './documentNames';
import type { NavigationParts } from './navigationParts';

/**
 * Shows a file in the view “Solutions”; where the cursor is on a connection reference, in a file that is about many, that
 * reference.
 * @param uri The file; that of the active editor without one.
 */
export async function revealInSolutions(
  uri: vscode.Uri | undefined,
  names: DocumentNames,
  { workspace, folders, view }: NavigationParts,
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
  const isThere =
    file !== undefined &&
    ((logicalName !== undefined && (await view.reveal(file, logicalName))) || (await view.reveal(file)));
  if (!isThere) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No solution that was found holds this file.'));
  }
}
