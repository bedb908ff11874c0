import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Bridge } from '../support/bridge';
import { until } from './waiting';

/** Opens a file in an editor that has the focus, with the cursor in a range. */
export async function openAt(uri: vscode.Uri, range = new vscode.Range(0, 0, 0, 0)): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(uri);
  return vscode.window.showTextDocument(document, {
    selection: new vscode.Range(range.start, range.start),
    preview: false,
  });
}

/**
 * Undoes the last edit of a file, as Undo in the Edit menu does. A pressed key goes wherever the focus is, and on a busy machine a
 * notification or a tab that closes may still have it.
 */
export async function undoIn(uri: vscode.Uri): Promise<void> {
  await openAt(uri);
  await vscode.commands.executeCommand('undo');
}

/** Opens the light bulb's menu where the cursor is, and chooses an entry with the keyboard. */
export async function chooseQuickFix(bridge: Bridge, title: string): Promise<void> {
  await openQuickFixes(bridge, title);
  await chooseOpenQuickFix(bridge, title);
}

/**
 * Opens the light bulb's menu, which must have an entry. VS Code looks for actions by itself when the cursor has moved,
 * which drops what is asked meanwhile: the light bulb shows that it has found them. Other extensions may make it look again,
 * so where no menu comes, it is asked again.
 */
export async function openQuickFixes(bridge: Bridge, title: string): Promise<void> {
  const entry = `.action-widget .monaco-list-row.action:has(.title:text-is(${JSON.stringify(title)}))`;
  await bridge.shows('.monaco-editor :is(.lightBulbWidget, [class*="codicon-gutter-lightbulb"])');
  for (let attempt = 0; attempt < 5; attempt++) {
    await vscode.commands.executeCommand('editor.action.quickFix');
    if (await bridge.shows(entry)) return;
    await bridge.press('Escape');
  }
  assert.fail(`the light bulb does not offer ${title}`);
}

export async function chooseOpenQuickFix(bridge: Bridge, title: string): Promise<void> {
  const menu = '.action-widget';
  while ((await bridge.text(`${menu} .monaco-list-row.action.focused .title`)) !== title) {
    await bridge.press('ArrowDown');
  }
  await bridge.press('Enter');
  await bridge.untilHidden(menu);
}

/**
 * The actions of the light bulb for an open file, the first ones with their edits. VS Code gives none, or gives up, while
 * other extensions still register theirs.
 */
export async function codeActionsAt(uri: vscode.Uri, range: vscode.Range, resolved = 0): Promise<vscode.CodeAction[]> {
  const kind = vscode.CodeActionKind.QuickFix.value;
  for (;;) {
    const actions = await vscode.commands
      .executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range, kind, resolved)
      .then(
        (found) => found,
        (error: unknown) => {
          if (error instanceof Error && error.message === 'Canceled') return [];
          throw error;
        },
      );
    if (actions.length > 0) return actions;
  }
}

/** Waits until a document has no unsaved changes, or has some. */
export function untilDirty(uri: vscode.Uri, dirty: boolean): Promise<vscode.TextDocument> {
  return until(
    `${vscode.workspace.asRelativePath(uri)} ${dirty ? 'unsaved' : 'saved'}`,
    [
      vscode.workspace.onDidOpenTextDocument,
      vscode.workspace.onDidChangeTextDocument,
      vscode.workspace.onDidSaveTextDocument,
    ],
    () =>
      vscode.workspace.textDocuments.find(
        (document) => document.uri.toString() === uri.toString() && document.isDirty === dirty,
      ),
  );
}

/** The paths of documents with unsaved changes. */
export function dirtyFiles(): string[] {
  return vscode.workspace.textDocuments
    .filter(({ isDirty }) => isDirty)
    .map(({ uri }) => vscode.workspace.asRelativePath(uri))
    .sort();
}

/** Saves every document, also those that have no tab (yet), which the editor's own Save All leaves out. */
export async function saveAllDocuments(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (document.isDirty) await document.save();
  }
}

/** The labels of all tabs. */
export function openTabs(): string[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
}

/**
 * Asserts which tabs are open, beside those of files that were saved without one: VS Code itself opens a file that is not
 * saved within most of a second, as happens on a busy machine.
 */
export function assertTabs(expected: readonly string[], savedFiles: readonly string[]): void {
  const saved = savedFiles.map((path) => path.split('/').at(-1) ?? path);
  assert.deepEqual(
    openTabs().filter((label) => expected.includes(label) || !saved.includes(label)),
    expected,
  );
}

/** Closes everything without a question: what is not saved is given up. */
export async function closeAllTabs(): Promise<void> {
  while (openTabs().length > 0) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
}

/** Our extension, whether or not VS Code has found out yet that the workspace needs it. */
export async function activated(): Promise<vscode.Extension<unknown>> {
  const extension = vscode.extensions.getExtension('connref.connref');
  assert.ok(extension, 'Connref is installed');
  await extension.activate();
  return extension;
}

/** Waits until the active editor shows a file, and is as it should be. */
export function untilActive(
  uri: vscode.Uri,
  predicate: (editor: vscode.TextEditor) => boolean,
): Promise<vscode.TextEditor> {
  return until(
    `${uri.path} in the active editor`,
    [vscode.window.onDidChangeActiveTextEditor, vscode.window.onDidChangeTextEditorSelection],
    () => {
      const editor = vscode.window.activeTextEditor;
      return editor?.document.uri.toString() === uri.toString() && predicate(editor) && editor;
    },
    () => vscode.window.activeTextEditor?.document.uri.path,
  );
}
