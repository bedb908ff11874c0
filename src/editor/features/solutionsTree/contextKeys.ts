import * as vscode from 'vscode';

/**
 * Sets the context keys that package.json uses in `when` clauses. A value that has not changed is not set again,
 * because each call makes VS Code evaluate its menus again.
 */
export class ContextKeys {
  readonly #values = new Map<string, string | boolean>();

  set(key: string, value: string | boolean): void {
    if (this.#values.get(key) !== value) {
      this.#values.set(key, value);
      void vscode.commands.executeCommand('setContext', key, value);
    }
  }
}
