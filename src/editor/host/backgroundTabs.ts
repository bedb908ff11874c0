import * as vscode from 'vscode';

/**
 * Recognises the tabs that VS Code opens by itself: it opens a file in the background that stays unsaved for most of a
 * second, as happens during an edit on a busy computer. Such a tab may appear only after the file is saved. Without this
 * class, the next edit would treat the file as open and would leave it unsaved.
 */
export class BackgroundTabs implements vscode.Disposable {
  /** The files that were saved without a tab, and that nobody has looked at or changed since. */
  readonly #saved = new Set<string>();
  readonly #listeners: vscode.Disposable;

  constructor() {
    const forget = (uri: string): boolean => this.#saved.delete(uri);
    this.#listeners = vscode.Disposable.from(
      vscode.window.tabGroups.onDidChangeTabs(({ opened, changed }) => {
        [...opened, ...changed].filter(({ isActive }) => isActive).forEach((tab) => uriOf(tab).forEach(forget));
      }),
      // The undo of an edit changes files, too. VS Code then opens them so that people see it.
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document.isDirty) {
          forget(document.uri.toString());
        }
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => forget(uri.toString())),
    );
  }

  /** Whether VS Code opened the tab by itself for a file that was saved without one. */
  has(tab: vscode.Tab): boolean {
    return !tab.isActive && !tab.isDirty && uriOf(tab).some((uri) => this.#saved.has(uri));
  }

  /**
   * Closes the background tabs of files that were saved without a tab. A tab that VS Code opens later stays until the next
   * edit, because when a tab opens, it is unknown whether a person opened it.
   */
  async closeFor(files: readonly vscode.Uri[]): Promise<void> {
    files.forEach((uri) => this.#saved.add(uri.toString()));
    const background = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter((tab) => this.has(tab));
    if (background.length > 0) {
      await vscode.window.tabGroups.close(background, true);
    }
  }

  dispose(): void {
    this.#listeners.dispose();
  }
}

function uriOf({ input }: vscode.Tab): string[] {
  return input instanceof vscode.TabInputText ? [input.uri.toString()] : [];
}
