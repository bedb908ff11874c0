import * as vscode from 'vscode';
import { EditRefused } from '../../core/edits/operations/editRefused';
import type { FileEdits } from '../../core/edits/writers/toTextEdits';
import { LineIndex } from '../../core/text/lineIndex';
import type { BackgroundTabs } from './backgroundTabs';
import { toVscodeRange } from './ranges';
import type { WorkspaceFolders } from './workspaceFolders';

/** One edit of VS Code with the planned edits of all files, so that one undo reverts all of them. */
export function toWorkspaceEdit(plan: readonly FileEdits[], folders: WorkspaceFolders): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { file, text, edits } of plan) {
    const uri = folders.uri(file);
    if (!uri) {
      throw new EditRefused(file, { kind: 'folderGone' });
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
 * The files of planned edits that have no tab and no unsaved changes. Connref saves these files after an edit, because
 * people would not see that they changed.
 * @param background The tabs that nobody opened. Their files count as files without a tab.
 */
export function untouchedFiles(
  plan: readonly FileEdits[],
  folders: WorkspaceFolders,
  background: Pick<BackgroundTabs, 'has'>,
): vscode.Uri[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs).filter((tab) => !background.has(tab));
  const inTabs = tabs.flatMap(({ input }) => urisOf(input));
  const unsaved = vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ uri }) => uri);
  const touched = new Set([...inTabs, ...unsaved].map((uri) => uri.toString()));
  return plan
    .map(({ file }) => folders.uri(file))
    .filter((uri) => uri !== undefined && !touched.has(uri.toString())) as vscode.Uri[];
}

/** The files that a tab shows, for any kind of editor: text, diff, merge or custom editor. */
function urisOf(input: unknown): vscode.Uri[] {
  return typeof input === 'object' && input !== null
    ? Object.values(input).filter((value): value is vscode.Uri => value instanceof vscode.Uri)
    : [];
}

/** Saves files that are not open in a tab. @returns The files that could not be saved. */
export async function saveFiles(uris: readonly vscode.Uri[]): Promise<vscode.Uri[]> {
  const failed: vscode.Uri[] = [];
  for (const uri of uris) {
    const document = await vscode.workspace.openTextDocument(uri);
    if (document.isDirty && !(await document.save())) {
      failed.push(uri);
    }
  }
  return failed;
}
