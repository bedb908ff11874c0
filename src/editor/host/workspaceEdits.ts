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

/**
 * Saves what an edit changed in files that nobody has open: without a tab, nobody else would. VS Code shows every unsaved
 * document in a tab after a moment, so one without a tab was changed just now.
 */
export async function saveUnopenedFiles(folders: WorkspaceFolders): Promise<void> {
  const open = new Set(
    vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .flatMap(({ input }) => (input instanceof vscode.TabInputText ? [input.uri.toString()] : [])),
  );
  for (const document of vscode.workspace.textDocuments) {
    if (document.isDirty && !open.has(document.uri.toString()) && folders.path(document.uri) !== undefined) {
      await document.save();
    }
  }
}
