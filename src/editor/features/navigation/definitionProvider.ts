import type * as vscode from 'vscode';
import { type DocumentNames, isCancelled } from './documentNames';

/**
 * Go to Definition: from a name in a flow or a settings file to its definition in a solution, and from a call to the
 * child flow.
 */
export class DefinitionProvider implements vscode.DefinitionProvider {
  readonly #names: DocumentNames;

  constructor(names: DocumentNames) {
    this.#names = names;
  }

  async provideDefinition(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.LocationLink[] | undefined> {
    const name = await this.#names.at(document, position, token);
    if (!name) {
      return undefined;
    }
    const found = await this.#names.navigator.definitions(name.mention, name.file, isCancelled(token));
    return this.#names.locations(found).map(({ uri, range }) => ({
      originSelectionRange: name.range,
      targetUri: uri,
      targetRange: range,
    }));
  }
}
