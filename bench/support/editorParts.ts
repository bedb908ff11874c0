import { DiagnosticsPublisher } from '../../src/editor/features/diagnostics/diagnosticsPublisher';
import { EditsLoader } from '../../src/editor/features/edits/editsLoader';
import { SolutionsTree } from '../../src/editor/features/solutionsTree/solutionsTree';
import { SolutionsView } from '../../src/editor/features/solutionsTree/solutionsView';
import { WorkspaceEngine } from '../../src/editor/host/workspaceEngine';
import { WorkspaceFolders } from '../../src/editor/host/workspaceFolders';
import type { Engine } from '../../src/core/engine/engine';
import type { EngineChange } from '../../src/core/engine/round';
import { type FilePath, pathInFolder } from '../../src/core/model/filePath';
import { NodeFileTree } from '../../src/platform/nodeFileTree';
import { basename } from 'node:path';
import * as vscode from 'vscode';
import * as stub from './vscodeStub';

/** The classes of the editor that work on folders, without VS Code and without debouncing. */
export class EditorParts {
  readonly #workspace: WorkspaceEngine;
  readonly #folders = new WorkspaceFolders();
  /** Files whose diagnostics haven't been set yet. */
  readonly #due = new Set<FilePath>();
  #published: (() => void) | undefined;

  /** @param directories The workspace folders. */
  constructor(directories: readonly string[]) {
    const added = directories.map((directory) => ({
      uri: stub.Uri.file(directory),
      name: basename(directory),
      index: stub.workspace.workspaceFolders.length,
    }));
    stub.workspace.workspaceFolders.push(...added);
    const tree = new NodeFileTree((id) => added.find(({ name }) => encodeURIComponent(name) === id)?.uri.fsPath);
    const log = vscode.window.createOutputChannel('bench', { log: true });
    this.#workspace = new WorkspaceEngine(this.#folders, tree, log);
    // The same order as in registerEditor: listeners are called in the order in which they subscribed.
    new DiagnosticsPublisher(this.#workspace, this.#folders, vscode.Uri.file('/docs'), new EditsLoader(log));
    this.#workspace.onDidChange((change) => {
      this.#noteDue(change);
    });
    new SolutionsView(this.#workspace, new SolutionsTree(this.#workspace, this.#folders));
    stub.onDidPublish((uri) => {
      this.#due.delete(this.#folders.path(uri as unknown as vscode.Uri) ?? '');
      this.#endIfPublished();
    });
  }

  /** The paths of all flows below the workspace folder. */
  flowPaths(): string[] {
    return this.#engine
      .solutions()
      .flatMap(({ flows }) => [...flows.keys()])
      .map(pathInFolder);
  }

  customizationsPaths(): string[] {
    return this.#engine.solutions().map(({ customizationsFile = '' }) => pathInFolder(customizationsFile));
  }

  /** The current text of a file in the first workspace folder. */
  async text(path: string): Promise<string> {
    return (await this.#engine.readText(this.#file(path)))?.text ?? '';
  }

  diagnosticsCount(): number {
    return [...stub.diagnostics.values()].reduce((sum, items) => sum + items.length, 0);
  }

  /** Reads everything. Resolves when the last diagnostic is set. */
  async start(): Promise<void> {
    await this.#workspace.start();
    await this.#settledAndPublished();
  }

  /** Changes the text of an editor. Resolves when the last diagnostic is set. */
  async change(path: string, text: string): Promise<void> {
    const uri = this.#uri(this.#file(path));
    stub.textChanges.fire({ document: { uri, isDirty: true, isClosed: false, getText: () => text } });
    await this.#settledAndPublished();
  }

  async #settledAndPublished(): Promise<void> {
    await this.#workspace.settled();
    await new Promise<void>((resolve) => {
      this.#published = resolve;
      this.#endIfPublished();
    });
  }

  #noteDue({ files }: EngineChange): void {
    files.forEach((file) => this.#due.add(file));
  }

  #endIfPublished(): void {
    if (this.#due.size === 0) {
      this.#published?.();
      this.#published = undefined;
    }
  }

  get #engine(): Engine {
    return this.#workspace.engine;
  }

  #file(path: string): FilePath {
    return `${encodeURIComponent(stub.workspace.workspaceFolders[0]!.name)}/${path}`;
  }

  #uri(file: FilePath): stub.Uri {
    return this.#folders.uri(file) as unknown as stub.Uri;
  }
}
