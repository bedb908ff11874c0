import * as vscode from 'vscode';
import type { Bridge } from '../support/bridge';
import { until } from './waiting';

/** Opens a file in an editor that has the focus, with the cursor in a range. */
export async function openAt(uri: vscode.Uri, range = new vscode.Range(0, 0, 0, 0)): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(uri);
  return vscode.window.showTextDocument(document, { selection: new vscode.Range(range.start, range.start), preview: false });
}

/** Opens the light bulb's menu where the cursor is, and chooses an entry. */
export async function chooseQuickFix(bridge: Bridge, title: string): Promise<void> {
  await bridge.press('Control+.');
  await bridge.click(`.action-widget .monaco-list-row.action:has(.title:text-is(${JSON.stringify(title)}))`);
}

/** Waits until a document has no unsaved changes, or has some. */
export function untilDirty(uri: vscode.Uri, dirty: boolean): Promise<vscode.TextDocument> {
  return until(
    `${vscode.workspace.asRelativePath(uri)} ${dirty ? 'unsaved' : 'saved'}`,
    [vscode.workspace.onDidChangeTextDocument, vscode.workspace.onDidSaveTextDocument] as vscode.Event<never>[],
    () => vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString() && document.isDirty === dirty),
  );
}

/** The paths of documents with unsaved changes. */
export function dirtyFiles(): string[] {
  return vscode.workspace.textDocuments
    .filter(({ isDirty }) => isDirty)
    .map(({ uri }) => vscode.workspace.asRelativePath(uri))
    .sort();
}

/** The labels of all tabs. */
export function openTabs(): string[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
}

export async function closeAllTabs(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
