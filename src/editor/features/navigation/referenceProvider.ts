import type * as vscode from 'vscode';
import { type DocumentNames, isCancelled } from './documentNames';

/**
 * Find All References: finds all places in the workspace that refer to the same thing as the name at the cursor, such
 * as a connection reference or a flow.
 */
export class ReferenceProvider implements vscode.ReferenceProvider {
  readonly #names: DocumentNames;

  constructor(names: DocumentNames) {
    this.#names = names;
  }

  async provideReferences(
    document: vscode.TextDocument,
    position: vscode.Position,
    { includeDeclaration }: vscode.ReferenceContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.Location[] | undefined> {
    const name = await this.#names.at(document, position, token);
    if (!name) {
      return undefined;
    }
    const found = await this.#names.navigator.references(name.mention, name.file, isCancelled(token));
    return this.#names.locations(found.filter(({ role }) => includeDeclaration || role === 'use'));
  }
}
