import isEqual from 'fast-deep-equal';
import { configFileOf } from '../config/configFileOf';
import { archiveOf, isArchiveName } from '../model/archivePath';
import { type FilePath, folderOf } from '../model/filePath';
import type { FileTree } from './fileTree';
import { type FolderSettings, FolderState } from './folderState';
import type { PendingChanges } from './pendingChanges';
import type { CurrentTexts } from './currentTexts';
import { readFolderConfig } from './readFolderConfig';

/** What a round finds out about the workspace folders. */
export interface FolderChanges {
  readonly removed: readonly string[];
  readonly read: readonly FolderChange[];
}

/** A folder whose `.connref.json` or settings were read again. */
export interface FolderChange {
  readonly folder: string;
  readonly before: FolderState | undefined;
  readonly after: FolderState;
}

/** The workspace folders, each with its settings and its `.connref.json`. */
export class FolderStates {
  readonly #files: FileTree;
  readonly #texts: CurrentTexts;
  /** As the host gives them; the states follow at the start of each round. */
  readonly #settings = new Map<string, FolderSettings>();
  readonly #states = new Map<string, FolderState>();

  constructor(files: FileTree, texts: CurrentTexts) {
    this.#files = files;
    this.#texts = texts;
  }

  /** @returns Whether the settings leave out the same files as before. */
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

  /** As of the last round. */
  states(): Iterable<[string, FolderState]> {
    return this.#states;
  }

  /** The state of a path's folder; undefined before its first round and after its last. */
  stateOf(path: FilePath): FolderState | undefined {
    return this.#states.get(folderOf(path));
  }

  /** Whether a path counts for verdicts: always on disk, in a zip where the folder's settings say so. */
  isChecked(path: FilePath): boolean {
    const isOnDisk = archiveOf(path) === undefined && !isArchiveName(path);
    return isOnDisk || (this.stateOf(path)?.checkZips ?? false);
  }

  /** Reads the configuration of the folders that a change names. */
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
