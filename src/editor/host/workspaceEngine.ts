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

/**
 * How long, in milliseconds, no file may change before the engine reads the changed files. The time is short enough to
 * update findings while people type, and long enough to read a branch that Git has checked out in one round.
 */
const quietMilliseconds = 120;
const longestWaitMilliseconds = 1000;

/** The progress of reading the workspace: how many files are read, and how many files there are to read. */
export interface ReadingProgress {
  readonly read: number;
  readonly toRead: number;
}

/**
 * If at least this many files in solutions changed, the whole workspace is read again. So many changes usually mean
 * that Git checked out another branch, and a file watcher may miss some of them: on Linux, it does not report the files
 * in a moved directory.
 */
const branchSwitchSize = 50;

/** Reports changes in VS Code to the engine: workspace folders, files on the disk, unsaved documents and settings. */
export class WorkspaceEngine implements vscode.Disposable {
  readonly engine: Engine;
  /**
   * Divides reading and the background work after it into short runs. Both share this scheduler, so that together they
   * do not block the extension host.
   */
  readonly scheduler = new Scheduler();
  readonly #folders: WorkspaceFolders;
  readonly #log: vscode.LogOutputChannel;
  readonly #knownFolders = new Map<string, vscode.WorkspaceFolder>();
  readonly #changes = new vscode.EventEmitter<EngineChange>();
  readonly #progress = new vscode.EventEmitter<ReadingProgress>();
  readonly #debouncer = new Debouncer(() => void this.settled(), quietMilliseconds, longestWaitMilliseconds);
  readonly #editedDocuments = new Set<vscode.TextDocument>();
  #diskChanges = 0;
  /** The files for which the engine uses the unsaved text of a document instead of the text on the disk. */
  readonly #unsaved = new Set<FilePath>();
  readonly #disposables: { dispose: () => unknown }[] = [this.#changes, this.#progress, this.#debouncer];

  readonly onDidChange = this.#changes.event;
  readonly onDidRead = this.#progress.event;

  constructor(folders: WorkspaceFolders, files: FileTree, log: vscode.LogOutputChannel) {
    this.#folders = folders;
    this.#log = log;
    this.engine = new Engine({
      files,
      loadJudge: () => import('../../core/rules/judge').then(({ judge }) => judge),
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

  /**
   * Starts to listen to events of VS Code and to read the workspace. The promise resolves when the workspace was read
   * for the first time.
   */
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
        // If a closed document had no unsaved changes, the engine already has its text from the disk, so nothing must
        // be read.
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
    // Start reading later, so that VS Code does not count it as a part of the activation time.
    await new Promise((resolve) => setTimeout(resolve, 0));
    await this.settled();
  }

  /** Reads the whole workspace again. */
  async refresh(): Promise<void> {
    this.#noteEverything();
    await this.settled();
  }

  /** Waits until the engine has read all changes that happened before this call. */
  async settled(): Promise<void> {
    for (const document of this.#editedDocuments) {
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
    this.#editedDocuments.clear();
    // Many changed files, as after Git checked out a branch, must not start reading again after people stopped it.
    if (this.#diskChanges >= branchSwitchSize && !this.engine.isPartial) {
      this.#noteEverything();
    }
    this.#diskChanges = 0;
    this.scheduler.restart();
    try {
      await this.engine.settle();
    } catch (error) {
      this.#log.error('Reading the workspace failed. Run Refresh Solutions to read it again.', error);
    }
  }

  dispose(): void {
    this.#disposables.forEach((disposable) => void disposable.dispose());
  }

  #noteEverything(): void {
    for (const id of this.#knownFolders.keys()) {
      this.engine.noteChanged(id);
    }
  }

  #noteDisk(uri: vscode.Uri, what: 'changed' | 'deleted'): void {
    const path = this.#folders.path(uri);
    // The file watcher also reports files in `.git` and in build output. Connref never reads these files, so they must
    // not make the engine read the workspace again.
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

  /**
   * Whether a path is inside a solution, or is a folder that contains one. Changes outside solutions are not counted,
   * because a build that writes hundreds of files does not mean that Git checked out another branch.
   */
  #concernsSolution(path: FilePath): boolean {
    return this.engine.solutions().some(({ root }) => root === path || isBelow(path, root) || isBelow(root, path));
  }

  #noteDocument(document: vscode.TextDocument): void {
    if (this.#folders.path(document.uri) !== undefined) {
      this.#editedDocuments.add(document);
      this.#debouncer.call();
    }
  }

  #updateFolders(): void {
    const present = new Map(
      (vscode.workspace.workspaceFolders ?? []).map((folder) => [this.#folders.id(folder), folder]),
    );
    for (const id of this.#knownFolders.keys()) {
      if (!present.has(id)) {
        this.#knownFolders.delete(id);
        this.engine.removeFolder(id);
      }
    }
    for (const [id, folder] of present) {
      this.#knownFolders.set(id, folder);
      this.engine.setFolder(id, readFolderSettings(folder, this.#folders));
    }
    // Report unsaved documents again: they may have been edited before their workspace folder was added, or while they
    // belonged to another folder.
    vscode.workspace.textDocuments
      .filter(({ isDirty }) => isDirty)
      .forEach((document) => {
        this.#noteDocument(document);
      });
    this.#debouncer.call();
  }
}
