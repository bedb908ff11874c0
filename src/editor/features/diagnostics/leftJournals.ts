import * as vscode from 'vscode';
import { journalName } from '../../../core/model/journalName';
import { diagnosticSource } from './diagnosticsPublisher';

/**
 * Shows in the Problems panel that a command of the command line was interrupted while it changed files, for as long as its
 * journal is there: some files may be changed and others not.
 */
export class LeftJournals implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('connref-journals');
  readonly #disposable: vscode.Disposable;

  constructor() {
    const watcher = vscode.workspace.createFileSystemWatcher(`**/${journalName}`, false, true, false);
    this.#disposable = vscode.Disposable.from(
      this.#collection,
      watcher,
      watcher.onDidCreate((uri) => {
        this.#show(uri);
      }),
      watcher.onDidDelete((uri) => {
        this.#collection.delete(uri);
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        removed.forEach(({ uri }) => {
          this.#collection.delete(journalIn(uri));
        });
        void this.#look(added);
      }),
    );
    void this.#look(vscode.workspace.workspaceFolders ?? []);
  }

  dispose(): void {
    this.#disposable.dispose();
  }

  /** Looks for a journal in folders. A command usually runs on a whole workspace folder, so its journal is there. */
  async #look(folders: readonly vscode.WorkspaceFolder[]): Promise<void> {
    await Promise.all(
      folders.map(async ({ uri }) => {
        const journal = journalIn(uri);
        try {
          await vscode.workspace.fs.stat(journal);
        } catch {
          return;
        }
        this.#show(journal);
      }),
    );
  }

  #show(journal: vscode.Uri): void {
    const diagnostic = new vscode.Diagnostic(
      new vscode.Range(0, 0, 0, 0),
      vscode.l10n.t(
        'A command of connref that changes files was interrupted here, or still runs, so some files may be changed and others not. Run that command again in the terminal: it first undoes what was left.',
      ),
    );
    diagnostic.source = diagnosticSource;
    this.#collection.set(journal, [diagnostic]);
  }
}

function journalIn(folder: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(folder, journalName);
}
