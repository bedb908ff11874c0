import * as vscode from 'vscode';
import { EditRefused } from '../../core/edits/editRefused';
import type { FileEdits } from '../../core/edits/planEdits';
import { LineIndex } from '../../core/text/lineIndex';
import { toVscodeRange } from './ranges';
import type { WorkspaceFolders } from './workspaceFolders';

/** One edit over all files of a plan: one undo. */
export function toWorkspaceEdit(plan: readonly FileEdits[], folders: WorkspaceFolders): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { file, text, edits } of plan) {
    const uri = folders.uri(file);
    if (!uri) {
      throw new EditRefused(file, vscode.l10n.t('Its workspace folder is gone.'));
    }
    if (text === undefined) {
      const contents = new TextEncoder().encode(edits.map(({ newText }) => newText).join(''));
      edit.createFile(uri, { contents, ignoreIfExists: false });
      continue;
    }
    const lines = new LineIndex(text);
    edit.set(
      uri,
      edits.map(({ start, end, newText }) => vscode.TextEdit.replace(toVscodeRange(lines.range(start, end)), newText)),
    );
  }
  return edit;
}

/** The files that should be saved after an edit: those that nobody has open, and that had nothing unsaved before. */
export function filesToSave(plan: readonly FileEdits[], folders: WorkspaceFolders): vscode.Uri[] {
  const open = new Set(
    vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .flatMap(({ input }) => (input instanceof vscode.TabInputText ? [input.uri.toString()] : [])),
  );
  const unsaved = new Set(
    vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ uri }) => uri.toString()),
  );
  return plan
    .map(({ file }) => folders.uri(file))
    .filter((uri) => uri !== undefined)
    .filter((uri) => !open.has(uri.toString()) && !unsaved.has(uri.toString()));
}

export async function saveFiles(uris: readonly vscode.Uri[]): Promise<void> {
  for (const uri of uris) {
    const document = await vscode.workspace.openTextDocument(uri);
    if (document.isDirty) {
      await document.save();
    }
  }
}
