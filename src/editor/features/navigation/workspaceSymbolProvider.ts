import * as vscode from 'vscode';
import { findWorkspaceNames, type WorkspaceName } from '../../../core/navigation/workspaceNames';
import { toVscodeRange } from '../../host/ranges';
import type { WorkspaceEngine } from '../../host/workspaceEngine';
import type { WorkspaceFolders } from '../../host/workspaceFolders';

/** A search result with the place of a name. The file of the name is read only when the result is opened. */
class NameSymbol extends vscode.SymbolInformation {
  readonly found: WorkspaceName;

  constructor(found: WorkspaceName, uri: vscode.Uri) {
    const name =
      found.fileName === '' || found.fileName === found.name ? found.name : `${found.name} (${found.fileName})`;
    super(name, symbolKinds[found.kind], found.solution, new vscode.Location(uri, new vscode.Position(0, 0)));
    this.found = found;
  }
}

const symbolKinds: Readonly<Record<WorkspaceName['kind'], vscode.SymbolKind>> = {
  flow: vscode.SymbolKind.Event,
  reference: vscode.SymbolKind.Interface,
  connector: vscode.SymbolKind.Class,
  variable: vscode.SymbolKind.Variable,
};

/**
 * Go to Symbol in Workspace: finds flows, connection references, custom connectors and environment variables by name.
 */
export class WorkspaceSymbolProvider implements vscode.WorkspaceSymbolProvider<NameSymbol> {
  readonly #workspace: WorkspaceEngine;
  readonly #folders: WorkspaceFolders;

  constructor(workspace: WorkspaceEngine, folders: WorkspaceFolders) {
    this.#workspace = workspace;
    this.#folders = folders;
  }

  provideWorkspaceSymbols(query: string): NameSymbol[] {
    return findWorkspaceNames(query, this.#workspace.engine.solutions()).flatMap((found) => {
      const uri = this.#folders.uri(found.file);
      return uri ? [new NameSymbol(found, uri)] : [];
    });
  }

  async resolveWorkspaceSymbol(symbol: NameSymbol): Promise<NameSymbol> {
    const { file, place } = symbol.found;
    symbol.location.range = toVscodeRange(await this.#workspace.engine.locate(file, place));
    return symbol;
  }
}
