import * as vscode from 'vscode';

/** Sets context keys, on which `when` clauses of the manifest depend, where they have another value than before. */
export class ContextKeys {
  readonly #values = new Map<string, string | boolean>();

  set(key: string, value: string | boolean): void {
    if (this.#values.get(key) !== value) {
      this.#values.set(key, value);
      void vscode.commands.executeCommand('setContext', key, value);
    }
  }
}
