import * as vscode from 'vscode';

/**
 * Sets the context keys for `when` clauses of the manifest. Sets only changed values, because each call makes VS Code evaluate
 * its menus again.
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
