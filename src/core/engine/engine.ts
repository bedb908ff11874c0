import { configFileOf } from '../config/configFileOf';
import type { Locator } from '../locate/locator';
import type { FilePath } from '../model/filePath';
import type { Place } from '../model/place';
import type { Solution } from '../model/solution';
import type { NearMiss } from '../readers/layouts/nearMisses';
import type { Finding } from '../model/finding';
import type { WorkspaceIndex } from '../model/workspaceIndex';
import type { DecodedText } from '../text/decodeText';
import type { Range } from '../text/lineIndex';
import type { YieldToHost } from '../text/yieldToHost';
import { CatalogUpdater } from './catalogUpdater';
import { Checker } from './checker';
import { ComponentReader } from './componentReader';
import { type ComponentSource, FileComponentSource } from './componentSource';
import { Deployments } from './deployments';
import { FileCatalog } from './fileCatalog';
import type { FileTree } from './fileTree';
import { defaultFolderSettings, type FolderSettings } from './folderState';
import { FolderStates } from './folderStates';
import { locateFindings, type LocatedFinding } from './locateFindings';
import { PendingChanges } from './pendingChanges';
import { PresentTexts } from './presentTexts';
import { type EngineChange, Round, type RoundParts } from './round';
import { SolutionGraphs } from './solutionGraphs';

export interface EngineOptions {
  readonly files: FileTree;
  /** Where components are read, if not in this thread. */
  readonly components?: ComponentSource;
  /** Called between files, and within large ones. */
  readonly yieldToHost?: YieldToHost;
  /** Called while files are read. */
  readonly progress?: (read: number, toRead: number) => void;
}

/**
 * The incremental index: files change → models, reference graph and findings change. The host says which files changed, in
 * any order and as often as it likes, and lets the engine `settle`. Each round reads only the files that were named and checks
 * only what rests on what changed. Nothing here depends on time, so equal files always mean equal findings.
 */
export class Engine {
  readonly #texts: PresentTexts;
  readonly #folders: FolderStates;
  readonly #catalog = new FileCatalog();
  readonly #deployments = new Deployments();
  readonly #graphs = new SolutionGraphs((file) => this.#catalog.component(file)?.root?.root, this.#deployments);
  readonly #checker = new Checker(this.#graphs.checked);
  readonly #roundParts: RoundParts;
  readonly #listeners = new Set<(change: EngineChange) => void>();
  #pending = new PendingChanges();
  #working: Promise<void> | undefined;
  #isStopping = false;
  /** The round that is running. */
  #round: Round | undefined;
  /** Whether the last round left the index incomplete. */
  #isPartial = false;

  constructor({ files, components, yieldToHost = () => undefined, progress = () => undefined }: EngineOptions) {
    const catalog = this.#catalog;
    const isStopping = (): boolean => this.#isStopping;
    this.#texts = new PresentTexts(files, yieldToHost);
    this.#folders = new FolderStates(files, this.#texts);
    this.#roundParts = {
      folders: this.#folders,
      catalog,
      updater: new CatalogUpdater({ catalog, files, folders: this.#folders, isStopping, yieldToHost }),
      reader: new ComponentReader({
        components: components ?? new FileComponentSource(files, yieldToHost),
        texts: this.#texts,
        onMissing: (file) => {
          this.noteDeleted(file);
        },
        isStopping,
        progress,
        yieldToHost,
      }),
      graphs: this.#graphs,
      deployments: this.#deployments,
      checker: this.#checker,
      isStopping,
      yieldToHost,
    };
  }

  /** Adds a workspace folder, or gives it other settings. @param folder Its identifier: holds no `/`. */
  setFolder(folder: string, settings: FolderSettings = defaultFolderSettings): void {
    const hasSameFiles = this.#folders.set(folder, settings);
    this.#pending.changed.add(hasSameFiles ? configFileOf(folder) : folder);
  }

  removeFolder(folder: string): void {
    this.#folders.remove(folder);
    this.#texts.forgetUnsaved(folder);
    this.#pending.deleted.add(folder);
  }

  /** A file or directory came or changed on disk; a whole workspace folder when it is named. */
  noteChanged(path: FilePath): void {
    this.#pending.changed.add(path);
  }

  /** A file or directory is gone from the disk. */
  noteDeleted(path: FilePath): void {
    this.#pending.deleted.add(path);
  }

  /** The unsaved text of a file, which wins over the disk; undefined once the disk counts again. */
  setUnsaved(file: FilePath, text: string | undefined): void {
    this.#texts.setUnsaved(file, text);
    this.#pending.edited.add(file);
  }

  /** Works until nothing is pending. One round runs at a time; changes that come meanwhile wait for the next. */
  async settle(): Promise<void> {
    while (this.#working || !this.#pending.isEmpty) {
      this.#working ??= this.#work().finally(() => {
        this.#working = undefined;
      });
      await this.#working;
    }
  }

  /** Ends the reading that is going on, if any: files that it has not come to stay unread. */
  stop(): void {
    this.#isStopping = this.#working !== undefined;
  }

  /**
   * Whether a round was stopped or failed. Until a round reads every folder again, no flow is judged: what it seems to lack
   * may just not have been read.
   */
  get isPartial(): boolean {
    return this.#round?.isPartial ?? this.#isPartial;
  }

  /** @returns A function that ends the subscription. */
  onDidChange(listener: (change: EngineChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What is checked: on this rest all verdicts and fixes. */
  get index(): WorkspaceIndex {
    return this.#graphs.checked;
  }

  /** What is shown around a solution: beside what is checked, for a solution that is not, the others that are not. */
  indexAround(solution: Solution): WorkspaceIndex {
    return solution.checked ? this.#graphs.checked : this.#graphs.all;
  }

  /** All solutions, checked or not. */
  solutions(): readonly Solution[] {
    return this.#graphs.all.solutions();
  }

  /** The solution with a root, checked or not. */
  solution(root: FilePath): Solution | undefined {
    return this.#graphs.all.solution(root);
  }

  /** What was not taken for a solution although it looks like one: the same list as long as nothing changes in it. */
  nearMisses(): readonly NearMiss[] {
    return this.#catalog.nearMisses();
  }

  filesWithFindings(): FilePath[] {
    return [...this.#checker.files()].filter((file) => this.findings(file).length > 0).sort();
  }

  findings(file: FilePath): Finding[] {
    const folder = this.#folders.stateOf(file);
    return this.#checker
      .findingsIn(file)
      .map((finding) => (folder ? folder.effective(finding) : finding))
      .filter((finding) => finding !== undefined);
  }

  /**
   * The findings of a file with their ranges in its present text, in order.
   * @param relatedLocators Those of other files, to be shared by calls between which no text changes: findings of many files
   * point into one `Customizations.xml`.
   */
  locatedFindings(file: FilePath, relatedLocators?: Map<FilePath, Locator>): Promise<LocatedFinding[]> {
    return locateFindings(file, this.findings(file), this.#texts, relatedLocators);
  }

  /** The range of a place in a file's present text. */
  async locate(file: FilePath, place: Place): Promise<Range> {
    return (await this.#texts.locator(file)).range(place);
  }

  /** The present text of a file: unsaved, else from disk; undefined when it cannot be read. */
  readText(file: FilePath): Promise<DecodedText | undefined> {
    return this.#texts.read(file);
  }

  async #work(): Promise<void> {
    while (!this.#pending.isEmpty) {
      const pending = this.#pending;
      this.#pending = new PendingChanges();
      this.#emit(await this.#runRound(pending));
    }
  }

  async #runRound(pending: PendingChanges): Promise<EngineChange> {
    const round = new Round(this.#roundParts, pending, this.#isPartial);
    this.#round = round;
    try {
      return await round.run();
    } finally {
      this.#round = undefined;
      this.#isPartial = round.isPartial;
      if (this.#isStopping) {
        // Whoever stops the reading of a folder does not want it to begin again by itself.
        this.#folders.names().forEach((folder) => this.#pending.changed.delete(folder));
      }
      this.#isStopping = false;
    }
  }

  #emit(change: EngineChange): void {
    this.#listeners.forEach((listener) => {
      listener(change);
    });
  }
}
