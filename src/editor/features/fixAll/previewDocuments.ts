import * as vscode from 'vscode';
import type { FileEdits } from '../../../core/edits/planEdits';
import { applyTextEdits } from '../../../core/text/textEdit';
import type { WorkspaceFolders } from '../../host/workspaceFolders';

export const previewScheme = 'connref-preview';

/** Read-only documents that show files before and after an edit which is not applied yet. */
export class PreviewDocuments implements vscode.TextDocumentContentProvider {
  readonly #texts = new Map<string, string>();
  #previews = 0;

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }

  /** Shows a plan as a diff over all its files. @returns A function that closes it again. */
  async show(title: string, plan: readonly FileEdits[], folders: WorkspaceFolders): Promise<() => Promise<void>> {
    const number = ++this.#previews;
    const shown: string[] = [];
    const document = (uri: vscode.Uri, side: 'before' | 'after', text: string): vscode.Uri => {
      const preview = vscode.Uri.from({ scheme: previewScheme, path: uri.path, query: `${number}-${side}` });
      this.#texts.set(preview.toString(), text);
      shown.push(preview.toString());
      return preview;
    };
    const resources = plan.flatMap(({ file, text, edits }) => {
      const uri = folders.uri(file);
      return uri
        ? [[uri, document(uri, 'before', text ?? ''), document(uri, 'after', applyTextEdits(text ?? '', edits))]]
        : [];
    });
    await vscode.commands.executeCommand('vscode.changes', title, resources);
    return async () => {
      await vscode.window.tabGroups.close(tabsTitled(title));
      shown.forEach((uri) => this.#texts.delete(uri));
    };
  }
}

/** The API has no type for the tab of a multi-file diff; it is found by its title, behind which VS Code counts the files. */
function tabsTitled(title: string): vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input, label }) => !(input instanceof vscode.TabInputText) && label.startsWith(title));
}
