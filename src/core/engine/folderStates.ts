import isEqual from 'fast-deep-equal';
import { configFileOf } from '../config/configFileOf';
import { archiveOf, isArchiveName } from '../model/archivePath';
import { type FilePath, folderOf } from '../model/filePath';
import type { Judge } from '../rules/judge';
import type { FileTree } from './fileTree';
import { type FolderSettings, FolderState } from './folderState';
import type { PendingChanges } from './pendingChanges';
import type { CurrentTexts } from './currentTexts';
import { readFolderConfig } from './readFolderConfig';

/** The workspace folders that were removed, and those whose configuration was read, in one round. */
export interface FolderChanges {
  readonly removed: readonly string[];
  readonly read: readonly FolderChange[];
}

/** A workspace folder whose `.connref.json` and settings were read again. `before` is undefined for a new folder. */
export interface FolderChange {
  readonly folder: string;
  readonly before: FolderState | undefined;
  readonly after: FolderState;
}

/** The workspace folders, each with its settings and its `.connref.json`. */
export class FolderStates {
  readonly #files: FileTree;
  readonly #texts: CurrentTexts;
  /**
   * The settings of each folder that come from the host, such as VS Code settings. `update` builds the states from them
   * at the start of each round.
   */
  readonly #settings = new Map<string, FolderSettings>();
  readonly #states = new Map<string, FolderState>();

  constructor(files: FileTree, texts: CurrentTexts) {
    this.#files = files;
    this.#texts = texts;
  }

  /**
   * Sets the settings of a workspace folder.
   * @returns Whether the folder was known and its settings exclude the same paths as before, so that its files need not
   * be listed again.
   */
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

  /** The states of all workspace folders, as they were when the last round had read the configuration. */
  states(): Iterable<[string, FolderState]> {
    return this.#states;
  }

  /**
   * Returns the state of the workspace folder that contains a path; undefined before the first round of that folder,
   * and after the round that removed it.
   */
  stateOf(path: FilePath): FolderState | undefined {
    return this.#states.get(folderOf(path));
  }

  /**
   * Whether the solution or zip at a path is checked: on disk, always; in a zip, only if `checkZips` is set for the
   * workspace folder.
   */
  isChecked(path: FilePath): boolean {
    const isOnDisk = archiveOf(path) === undefined && !isArchiveName(path);
    return isOnDisk || (this.stateOf(path)?.checkZips ?? false);
  }

  /**
   * Reads the configuration of each workspace folder for which a change of the folder itself or of its `.connref.json`
   * was reported, and forgets the removed folders.
   */
  async update(pending: PendingChanges, { offRules, ruleIds }: Judge): Promise<FolderChanges> {
    const removed = [...this.#states.keys()].filter((folder) => !this.#settings.has(folder));
    removed.forEach((folder) => this.#states.delete(folder));
    const read: FolderChange[] = [];
    for (const [folder, settings] of this.#settings) {
      const file = configFileOf(folder);
      if (pending.has(file) || pending.has(folder)) {
        const before = this.#states.get(folder);
        const config = await readFolderConfig(file, this.#files, this.#texts, ruleIds);
        const after = new FolderState(settings, config, offRules);
        this.#states.set(folder, after);
        read.push({ folder, before, after });
      }
    }
    return { removed, read };
  }
}
