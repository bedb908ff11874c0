import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Bridge } from '../support/bridge';
import { until } from './waiting';

/** Opens a file in an editor that has the focus, with the cursor in a range. */
export async function openAt(uri: vscode.Uri, range = new vscode.Range(0, 0, 0, 0)): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(uri);
  return vscode.window.showTextDocument(document, { selection: new vscode.Range(range.start, range.start), preview: false });
}

/**
 * Opens the light bulb's menu where the cursor is, and chooses an entry with the keyboard. Asks again where VS Code says
 * that there is none: it does as long as it still looks for actions by itself.
 */
export async function chooseQuickFix(bridge: Bridge, title: string): Promise<void> {
  const row = '.action-widget .monaco-list-row.action';
  const entry = `${row} .title:text-is(${JSON.stringify(title)})`;
  do {
    await bridge.press('Control+.');
  } while ((await bridge.text(`:is(${entry}, .monaco-editor-overlaymessage .message) >> nth=0`)) !== title);
  while ((await bridge.text(`${row}.focused .title`)) !== title) {
    await bridge.press('ArrowDown');
  }
  await bridge.press('Enter');
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

/** Our extension, whether or not VS Code has found out yet that the workspace needs it. */
export async function activated(): Promise<vscode.Extension<unknown>> {
  const extension = vscode.extensions.getExtension('connref.connref');
  assert.ok(extension, 'Connref is installed');
  await extension.activate();
  return extension;
}
