import type * as vscode from 'vscode';
import type { DocumentNames } from './documentNames';

/** Every place that names the same, over all files of the workspace. */
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
    const name = await this.#names.at(document, position);
    if (!name) {
      return undefined;
    }
    const found = await this.#names.navigator.references(name.mention, name.file, () => token.isCancellationRequested);
    return this.#names.locations(found.filter(({ role }) => includeDeclaration || role === 'use'));
  }
}
