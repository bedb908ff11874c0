import * as vscode from 'vscode';
import { CodeLensProvider } from './codeLensProvider';
import { CompletionProvider } from './completionProvider';
import { DefinitionProvider } from './definitionProvider';
import { DocumentLinkProvider } from './documentLinkProvider';
import { DocumentNames } from './documentNames';
import { HoverProvider } from './hoverProvider';
import { namedFiles } from './namedFiles';
import type { NavigationParts } from './navigationParts';
import { ReferenceProvider } from './referenceProvider';
import { RenameProvider } from './renameProvider';
import { revealInSolutions } from './revealInSolutions';
import { WorkspaceSymbolProvider } from './workspaceSymbolProvider';

/** What makes connection references symbols, as those of a programming language are: registered when it is made. */
export class NavigationFeature implements vscode.Disposable {
  readonly #parts: NavigationParts;
  readonly #names: DocumentNames;
  readonly #registrations: vscode.Disposable;

  constructor(parts: NavigationParts) {
    this.#parts = parts;
    const { workspace, folders } = parts;
    const names = new DocumentNames(workspace, folders);
    this.#names = names;
    const codeLenses = new CodeLensProvider(names, workspace);
    this.#registrations = vscode.Disposable.from(
      codeLenses,
      vscode.languages.registerHoverProvider(namedFiles, new HoverProvider(names, workspace)),
      vscode.languages.registerDefinitionProvider(namedFiles, new DefinitionProvider(names)),
      vscode.languages.registerReferenceProvider(namedFiles, new ReferenceProvider(names)),
      vscode.languages.registerRenameProvider(namedFiles, new RenameProvider(names, parts)),
      vscode.languages.registerCompletionItemProvider(
        namedFiles,
        new CompletionProvider(names, workspace),
        ...CompletionProvider.triggerCharacters,
      ),
      vscode.languages.registerDocumentLinkProvider(namedFiles, new DocumentLinkProvider(names)),
      vscode.languages.registerCodeLensProvider(namedFiles, codeLenses),
      vscode.languages.registerWorkspaceSymbolProvider(new WorkspaceSymbolProvider(workspace, folders)),
    );
  }

  reveal(uri: vscode.Uri | undefined): Promise<void> {
    return revealInSolutions(uri, this.#names, this.#parts);
  }

  dispose(): void {
    this.#registrations.dispose();
  }
}
