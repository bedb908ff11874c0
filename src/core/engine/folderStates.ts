import isEqual from 'fast-deep-equal';
import { configFileOf } from '../config/configFileOf';
import { archiveOf, isArchiveName } from '../model/archivePath';
import { type FilePath, folderOf } from '../model/filePath';
import type { FileTree } from './fileTree';
import { type FolderSettings, FolderState } from './folderState';
import type { PendingChanges } from './pendingChanges';
import type { CurrentTexts } from './currentTexts';
import { readFolderConfig } from './readFolderConfig';

/** The workspace folders that changed in a round. */
export interface FolderChanges {
  readonly removed: readonly string[];
  readonly read: readonly FolderChange[];
}

/** A folder whose `.connref.json` and settings were read again. */
export interface FolderChange {
  readonly folder: string;
  readonly before: FolderState | undefined;
  readonly after: FolderState;
}

/** The workspace folders, each with its settings and its `.connref.json`. */
export class FolderStates {
  readonly #files: FileTree;
  readonly #texts: CurrentTexts;
  /** The settings from the host. `update` builds the states from them at the start of each round. */
  readonly #settings = new Map<string, FolderSettings>();
  readonly #states = new Map<string, FolderState>();

  constructor(files: FileTree, texts: CurrentTexts) {
    this.#files = files;
    this.#texts = texts;
  }

  /** Sets the settings of a folder. @returns Whether the folder is known and its settings exclude the same files as before. */
  set(folder: string, settings: FolderSettings): boolean {
    const before = this.#settings.get(folder);
    this.#settings.set(folder, settings);
    return before !== undefined && isEqual(before.exclude, settings.exclude);
  }

  remove(folder: string): void {
    this.#settings.delete(folder);
  }

  names(): string[] {
    return [...this.#settings.keys()];
  }

  /** The states of all folders as of the last round. */
  states(): Iterable<[string, FolderState]> {
    return this.#states;
  }

  /** Returns the state of a path's folder; undefined before the folder's first round and after the folder was removed. */
  stateOf(path: FilePath): FolderState | undefined {
    return this.#states.get(folderOf(path));
  }

  /** Whether the solution at a path is checked: always on disk; in a zip only if the folder's settings say so. */
  isChecked(path: FilePath): boolean {
    const isOnDisk = archiveOf(path) === undefined && !isArchiveName(path);
    return isOnDisk || (this.stateOf(path)?.checkZips ?? false);
  }

  /** Reads the configuration of the folders that have a pending change. */
  async update(pending: PendingChanges): Promise<FolderChanges> {
    const removed = [...this.#states.keys()].filter((folder) => !this.#settings.has(folder));
    removed.forEach((folder) => this.#states.delete(folder));
    const read: FolderChange[] = [];
    for (const [folder, settings] of this.#settings) {
      const file = configFileOf(folder);
      if (pending.has(file) || pending.has(folder)) {
        const before = this.#states.get(folder);
        const after = new FolderState(settings, await readFolderConfig(file, this.#files, this.#texts));
        this.#states.set(folder, after);
        read.push({ folder, before, after });
      }
    }
    return { removed, read };
  }
}
