import type * as vscode from 'vscode';
import { type DocumentNames, isCancelled } from './documentNames';

/**
 * Go to Definition: from a name to the place that defines it, such as from the name of a connection reference in a flow
 * to `Customizations.xml`, or from a call to the child flow.
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
