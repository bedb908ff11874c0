import type * as vscode from 'vscode';
import type { DocumentNames } from './documentNames';

/** From a name to where it is defined: flow → `Customizations.xml`, settings → solution, call → child flow. */
export class DefinitionProvider implements vscode.DefinitionProvider {
  readonly #names: DocumentNames;

  constructor(names: DocumentNames) {
    this.#names = names;
  }

  async provideDefinition(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.LocationLink[] | undefined> {
    const name = await this.#names.at(document, position);
    if (!name) {
      return undefined;
    }
    const found = await this.#names.navigator.definitions(name.mention, name.file);
    return this.#names.locations(found).map(({ uri, range }) => ({
      originSelectionRange: name.range,
      targetUri: uri,
      targetRange: range,
    }));
  }
}
