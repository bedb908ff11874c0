import * as vscode from 'vscode';

/**
 * Closes the tabs that VS Code opens by itself: it opens a file in the background that stays unsaved for most of a
 * second, as happens during an edit on a busy computer. Such a tab may appear only after the file is saved. If it
 * remained, the next edit would treat the file as open and would leave it unsaved.
 */
export class BackgroundTabs implements vscode.Disposable {
  /** The files that were saved without a tab, and that nobody has looked at since. */
  readonly #saved = new Set<string>();
  readonly #listeners: vscode.Disposable;

  constructor() {
    this.#listeners = vscode.Disposable.from(
      vscode.window.tabGroups.onDidChangeTabs(({ opened, changed }) => {
        const tabs = [...opened, ...changed];
        tabs.filter(({ isActive }) => isActive).forEach((tab) => uriOf(tab).forEach((uri) => this.#saved.delete(uri)));
        void this.#close(tabs);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#saved.delete(uri.toString())),
    );
  }

  /** Whether VS Code opened the tab by itself for a file that was saved without one. */
  has(tab: vscode.Tab): boolean {
    return !tab.isActive && uriOf(tab).some((uri) => this.#saved.has(uri));
  }

  /** Closes the background tabs of files that were saved without a tab, now and when VS Code opens one later. */
  async closeFor(files: readonly vscode.Uri[]): Promise<void> {
    files.forEach((uri) => this.#saved.add(uri.toString()));
    await this.#close(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs));
  }

  dispose(): void {
    this.#listeners.dispose();
  }

  async #close(tabs: readonly vscode.Tab[]): Promise<void> {
    const background = tabs.filter((tab) => !tab.isDirty && this.has(tab));
    if (background.length > 0) {
      await vscode.window.tabGroups.close(background, true);
    }
  }
}

function uriOf({ input }: vscode.Tab): string[] {
  return input instanceof vscode.TabInputText ? [input.uri.toString()] : [];
}
