import * as vscode from 'vscode';
import { CodeLensProvider } from './codeLensProvider';
import { CompletionProvider } from './completionProvider';
import { DefinitionProvider } from './definitionProvider';
import { DocumentLinkProvider } from './documentLinkProvider';
import { DocumentNames } from './documentNames';
import { HoverProvider } from './hoverProvider';
import { navigableFiles } from './navigableFiles';
import type { NavigationServices } from './navigationServices';
import { ReferenceProvider } from './referenceProvider';
import { RenameProvider } from './renameProvider';
import { revealInSolutions } from './revealInSolutions';
import { WorkspaceSymbolProvider } from './workspaceSymbolProvider';

/**
 * Provides hovers, Go to Definition, rename and other language features for the names of connection references and
 * other components, like those for the symbols of a programming language. The constructor registers the features with
 * VS Code.
 */
export class NavigationFeature implements vscode.Disposable {
  readonly #services: NavigationServices;
  readonly #names: DocumentNames;
  readonly #registrations: vscode.Disposable;

  constructor(services: NavigationServices) {
    this.#services = services;
    const { workspace, folders } = services;
    const names = new DocumentNames(workspace, folders);
    this.#names = names;
    const codeLenses = new CodeLensProvider(names, workspace);
    this.#registrations = vscode.Disposable.from(
      codeLenses,
      vscode.languages.registerHoverProvider(navigableFiles, new HoverProvider(names, workspace)),
      vscode.languages.registerDefinitionProvider(navigableFiles, new DefinitionProvider(names)),
      vscode.languages.registerReferenceProvider(navigableFiles, new ReferenceProvider(names)),
      vscode.languages.registerRenameProvider(navigableFiles, new RenameProvider(names, services)),
      vscode.languages.registerCompletionItemProvider(
        navigableFiles,
        new CompletionProvider(names, workspace),
        ...CompletionProvider.triggerCharacters,
      ),
      vscode.languages.registerDocumentLinkProvider(navigableFiles, new DocumentLinkProvider(names)),
      vscode.languages.registerCodeLensProvider(navigableFiles, codeLenses),
      vscode.languages.registerWorkspaceSymbolProvider(new WorkspaceSymbolProvider(workspace, folders)),
    );
  }

  reveal(uri: vscode.Uri | undefined): Promise<void> {
    return revealInSolutions(uri, this.#names, this.#services);
  }

  dispose(): void {
    this.#registrations.dispose();
  }
}
