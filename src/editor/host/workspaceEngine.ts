import * as vscode from 'vscode';
import { isNeverRead } from '../../core/config/pathFilter';
import { Engine } from '../../core/engine/engine';
import type { EngineChange } from '../../core/engine/round';
import type { FileTree } from '../../core/engine/fileTree';
import { type FilePath, isBelow } from '../../core/model/filePath';
import { Debouncer } from './debouncer';
import { readFolderSettings, settingsRead } from './folderSettings';
import { Scheduler } from './scheduler';
import type { WorkspaceFolders } from './workspaceFolders';

/** Short enough to feel live while typing, long enough that a branch switch is one round and not thousands. */
const quietMilliseconds = 120;
const longestWaitMilliseconds = 1000;

/** How many files have been read, of how many. */
export interface ReadingProgress {
  readonly read: number;
  readonly toRead: number;
}

/**
 * From so many changes in solutions between two rounds on, everything is read again: a branch was switched, or the like, and
 * a watcher does not tell all of it. On Linux it does not see into directories that were moved.
 */
const floodSize = 50;

/** Feeds the engine with what happens in VS Code: folders, files on disk, unsaved documents, settings. */
export class WorkspaceEngine implements vscode.Disposable {
  readonly engine: Engine;
  /** Of reading, and of what is done in the background with what was read. */
  readonly scheduler = new Scheduler();
  readonly #folders: WorkspaceFolders;
  readonly #log: vscode.LogOutputChannel;
  readonly #known = new Map<string, vscode.WorkspaceFolder>();
  readonly #changes = new vscode.EventEmitter<EngineChange>();
  readonly #progress = new vscode.EventEmitter<ReadingProgress>();
  readonly #debouncer = new Debouncer(() => void this.settled(), quietMilliseconds, longestWaitMilliseconds);
  readonly #edited = new Set<vscode.TextDocument>();
  #diskChanges = 0;
  /** Where the engine has a document's text instead of the disk's. */
  readonly #unsaved = new Set<FilePath>();
  readonly #disposables: { dispose: () => unknown }[] = [this.#changes, this.#progress, this.#debouncer];

  readonly onDidChange = this.#changes.event;
  readonly onDidRead = this.#progress.event;

  constructor(folders: WorkspaceFolders, files: FileTree, log: vscode.LogOutputChannel) {
    this.#folders = folders;
    this.#log = log;
    this.engine = new Engine({
      files,
      yieldToHost: () => this.scheduler.yieldToHost(),
      progress: (read, toRead) => {
        this.#progress.fire({ read, toRead });
      },
    });
    this.#disposables.push({
      dispose: this.engine.onDidChange((change) => {
        this.#changes.fire(change);
      }),
    });
  }

  /** Begins to listen and to read. @returns When the first read is done. */
  async start(): Promise<void> {
    const watcher = vscode.workspace.createFileSystemWatcher('**/*');
    this.#disposables.push(
      watcher,
      watcher.onDidCreate((uri) => {
        this.#noteDisk(uri, 'changed');
      }),
      watcher.onDidChange((uri) => {
        this.#noteDisk(uri, 'changed');
      }),
      watcher.onDidDelete((uri) => {
        this.#noteDisk(uri, 'deleted');
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        this.#noteDocument(document);
      }),
      vscode.workspace.onDidSaveTextDocument((document) => {
        this.#noteDocument(document);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        // One that holds nothing unsaved says what the disk says: closing it changes nothing.
        const path = this.#folders.path(document.uri);
        if (path !== undefined && this.#unsaved.has(path)) {
          this.#noteDocument(document);
        }
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        this.#updateFolders();
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (settingsRead.some((section) => event.affectsConfiguration(section))) {
          this.#updateFolders();
        }
      }),
    );
    this.#updateFolders();
    // Not a file is read before activation is over.
    await new Promise((resolve) => setTimeout(resolve, 0));
    await this.settled();
  }

  /** Reads everything again. */
  async refresh(): Promise<void> {
    this.#noteEverything();
    await this.settled();
  }

  /** When all that happened up to now is in the engine. */
  async settled(): Promise<void> {
    for (const document of this.#edited) {
      const path = this.#folders.path(document.uri);
      if (path !== undefined) {
        const text = document.isDirty && !document.isClosed ? document.getText() : undefined;
        if (text === undefined) {
          this.#unsaved.delete(path);
        } else {
          this.#unsaved.add(path);
        }
        this.engine.setUnsaved(path, text);
      }
    }
    this.#edited.clear();
    // Somebody who stopped the reading does not want it to begin again.
    if (this.#diskChanges >= floodSize && !this.engine.isPartial) {
      this.#noteEverything();
    }
    this.#diskChanges = 0;
    this.scheduler.restart();
    try {
      await this.engine.settle();
    } catch (error) {
      this.#log.error('Reading the workspace failed. Refresh Solutions reads everything again.', error);
    }
  }

  dispose(): void {
    this.#disposables.forEach((disposable) => void disposable.dispose());
  }

  #noteEverything(): void {
    for (const id of this.#known.keys()) {
      this.engine.noteChanged(id);
    }
  }

  #noteDisk(uri: vscode.Uri, what: 'changed' | 'deleted'): void {
    const path = this.#folders.path(uri);
    // The watcher also sees .git and build output: nothing there is ours, and it would only wake the engine.
    if (path === undefined || isNeverRead(path)) {
      return;
    }
    if (what === 'changed') {
      this.engine.noteChanged(path);
    } else {
      this.engine.noteDeleted(path);
    }
    if (this.#concernsSolution(path)) {
      this.#diskChanges++;
    }
    this.#debouncer.call();
  }

  /** A build that writes hundreds of files beside the solutions is no branch switch. */
  #concernsSolution(path: FilePath): boolean {
    return this.engine.solutions().some(({ root }) => root === path || isBelow(path, root) || isBelow(root, path));
  }

  #noteDocument(document: vscode.TextDocument): void {
    if (this.#folders.path(document.uri) !== undefined) {
      this.#edited.add(document);
      this.#debouncer.call();
    }
  }

  #updateFolders(): void {
    const present = new Map(
      (vscode.workspace.workspaceFolders ?? []).map((folder) => [this.#folders.id(folder), folder]),
    );
    for (const id of this.#known.keys()) {
      if (!present.has(id)) {
        this.#known.delete(id);
        this.engine.removeFolder(id);
      }
    }
    for (const [id, folder] of present) {
      this.#known.set(id, folder);
      this.engine.setFolder(id, readFolderSettings(folder, this.#folders));
    }
    // What was edited before its folder came, or while it belonged to another one.
    vscode.workspace.textDocuments
      .filter(({ isDirty }) => isDirty)
      .forEach((document) => {
        this.#noteDocument(document);
      });
    this.#debouncer.call();
  }
}
