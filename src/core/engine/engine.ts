import { configFileOf } from '../config/configFileOf';
import type { WorkspaceConfig } from '../config/configShape';
import { emptyConfig } from '../config/workspaceConfig';
import type { Locator } from '../locate/locator';
import type { FilePath } from '../model/filePath';
import type { Place } from '../model/place';
import type { Solution } from '../model/solution';
import type { NearMiss } from '../readers/layouts/nearMisses';
import type { FixMakers } from '../edits/fixes/fixMakers';
import type { Fix } from '../edits/fixes/fix';
import type { Finding } from '../model/finding';
import type { WorkspaceIndex } from '../model/workspaceIndex';
import type { FixAll } from '../rules/fixAll';
import type { Judge } from '../rules/judge';
import type { Rule } from '../rules/rule';
import type { DecodedText } from '../text/decodeText';
import type { Range } from '../text/lineIndex';
import type { YieldToHost } from '../text/yieldToHost';
import { CatalogUpdater } from './catalogUpdater';
import { Checker } from './checker';
import { ComponentReader } from './componentReader';
import { type ComponentSource, FileComponentSource } from './componentSource';
import { type ConnectionLists, Deployments } from './deployments';
import { FileCatalog } from './fileCatalog';
import type { FileTree } from './fileTree';
import { defaultFolderSettings, type FolderSettings } from './folderState';
import { FolderStates } from './folderStates';
import { locateFindings, type LocatedFinding } from './locateFindings';
import { Projects } from './projects';
import { CurrentTexts } from './currentTexts';
import { type EngineChange, Round, type RoundParts } from './round';
import { RoundLoop } from './roundLoop';
import { SolutionGraphs } from './solutionGraphs';

export interface EngineOptions {
  readonly files: FileTree;
  /** Loads the rules. Called before the first round, and again before the next round if loading failed. */
  readonly loadJudge: () => Judge | Promise<Judge>;
  /**
   * Reads component files in another way, such as in several threads. By default, the thread of the engine reads them.
   */
  readonly components?: ComponentSource;
  /**
   * Called between files and within large files. A returned promise pauses the engine, so that the host can do other
   * work.
   */
  readonly yieldToHost?: YieldToHost;
  /**
   * Called before each batch of files is read, with the number of files read so far and of all files to read in this
   * round. One batch can contain all files.
   */
  readonly progress?: (read: number, toRead: number) => void;
  /** The lists by which the connections in settings files are judged. Without a list for an environment, none is. */
  readonly connectionLists?: ConnectionLists;
}

/**
 * Checks a workspace and updates the result after changes. The host (VS Code or the command line) reports changed
 * files, in any order and as often as needed, and then calls `settle`, which reads the affected files and checks only
 * the subjects (solutions, flows and settings files) that depend on a change. When the index is complete, equal files
 * and settings always give equal findings, in whatever order the changes were reported.
 */
export class Engine {
  readonly #texts: CurrentTexts;
  readonly #folders: FolderStates;
  readonly #catalog = new FileCatalog();
  readonly #graphs: SolutionGraphs;
  readonly #checker: Checker;
  readonly #rounds: RoundLoop;
  readonly #listeners = new Set<(change: EngineChange) => void>();

  constructor({
    files,
    loadJudge,
    components,
    yieldToHost = () => undefined,
    progress = () => undefined,
    connectionLists = new Map(),
  }: EngineOptions) {
    const catalog = this.#catalog;
    const deployments = new Deployments(connectionLists);
    const projects = new Projects();
    this.#graphs = new SolutionGraphs((file) => catalog.component(file)?.root?.root, deployments, projects);
    this.#checker = new Checker(this.#graphs.checked);
    const isStopping = (): boolean => this.#rounds.isStopping;
    this.#texts = new CurrentTexts(files, yieldToHost);
    this.#folders = new FolderStates(files, this.#texts);
    const parts: Omit<RoundParts, 'judge'> = {
      files,
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
      deployments,
      projects,
      checker: this.#checker,
      isStopping,
      yieldToHost,
    };
    this.#rounds = new RoundLoop({
      loadJudge,
      newRound: (pending, judge, wasPartial) => new Round({ ...parts, judge }, pending, wasPartial),
      onChange: (change) => {
        this.#listeners.forEach((listener) => {
          listener(change);
        });
      },
      folders: () => this.#folders.names(),
    });
  }

  /**
   * Adds a workspace folder or changes its settings.
   * @param folder The identifier of the folder, which is the first part of the paths of its files and contains no `/`.
   */
  setFolder(folder: string, settings: FolderSettings = defaultFolderSettings): void {
    const hasSameFiles = this.#folders.set(folder, settings);
    this.#rounds.pending.changed.add(hasSameFiles ? configFileOf(folder) : folder);
  }

  removeFolder(folder: string): void {
    this.#folders.remove(folder);
    this.#texts.forgetUnsaved(folder);
    this.#rounds.pending.deleted.add(folder);
  }

  /** Reports that a file, a directory or a whole workspace folder was added or changed on disk. */
  noteChanged(path: FilePath): void {
    this.#rounds.pending.changed.add(path);
  }

  /** Reports that a file or directory was deleted from the disk. */
  noteDeleted(path: FilePath): void {
    this.#rounds.pending.deleted.add(path);
  }

  /**
   * Sets the unsaved text that an editor has of a file. The engine reads this text instead of the file on disk.
   * @param text Undefined after the file was saved or reverted.
   */
  setUnsaved(file: FilePath, text: string | undefined): void {
    this.#texts.setUnsaved(file, text);
    this.#rounds.pending.edited.add(file);
  }

  /**
   * Reads files and updates the findings until no reported change is left. Changes that are reported in the meantime
   * are included. Rejects if a round fails or the rules can't be loaded.
   */
  settle(): Promise<void> {
    return this.#rounds.settle();
  }

  /**
   * Returns all findings that the workspace has, and those that it would have with other texts of some files. Only what
   * depends on these files is checked again. While this runs, the index is that of the other texts; then it is as before,
   * and the listeners are called.
   * @param texts By file. A file that does not exist can only be a `.connref.json`.
   * @returns Undefined if the index is incomplete, so that nothing is checked.
   */
  findingsWith(
    texts: ReadonlyMap<FilePath, string>,
  ): Promise<{ readonly before: readonly Finding[]; readonly after: readonly Finding[] } | undefined> {
    return this.#rounds.try([...texts.keys()], {
      enter: () => {
        this.#texts.setTried(texts);
      },
      read: () => this.allFindings(),
      leave: () => {
        this.#texts.setTried(new Map());
      },
    });
  }

  /** Stops the running round if it still lists or reads files. Files that were not read yet stay unread. */
  stop(): void {
    this.#rounds.stop();
  }

  /**
   * Whether the index is incomplete because a round was stopped or failed. Solutions, flows and settings files are not
   * checked in that case: a reference that seems to be undefined may be defined in an unread file. The index is
   * complete again after a round that reads every workspace folder.
   */
  get isPartial(): boolean {
    return this.#rounds.isPartial;
  }

  /** Calls a listener after each round that did not fail. @returns A function that ends the subscription. */
  onDidChange(listener: (change: EngineChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * The index of all checked solutions, on which all findings and fixes are based. A solution in a zip is in this index
   * only if the settings say that zips are checked.
   */
  get index(): WorkspaceIndex {
    return this.#graphs.checked;
  }

  /**
   * Returns the index to use when something about a solution is displayed. For an unchecked solution, which is in a
   * zip, the index also contains all unchecked solutions: otherwise the solution's own references would seem to be
   * undefined.
   */
  indexForDisplay(solution: Solution): WorkspaceIndex {
    return solution.checked ? this.#graphs.checked : this.#graphs.all;
  }

  /**
   * All solutions of the workspace, checked and unchecked (in zips that are only displayed), sorted by root directory.
   */
  solutions(): readonly Solution[] {
    return this.#graphs.all.solutions();
  }

  /** Returns the solution with this root directory, checked or unchecked; undefined if there is none. */
  solution(root: FilePath): Solution | undefined {
    return this.#graphs.all.solution(root);
  }

  /**
   * Returns the files that look like a part of a solution but were not read as one. The array stays the same object as
   * long as nothing changes that it depends on.
   */
  nearMisses(): readonly NearMiss[] {
    return this.#catalog.nearMisses();
  }

  /**
   * Whether a file is read as a part of a solution or of a code app project, or to find out whether it is a settings
   * file. False for `.connref.json`.
   */
  isComponent(file: FilePath): boolean {
    return this.#catalog.component(file) !== undefined;
  }

  filesWithFindings(): FilePath[] {
    return [...this.#checker.files()].filter((file) => this.findings(file).length > 0).sort();
  }

  findings(file: FilePath): Finding[] {
    const folder = this.#folders.stateOf(file);
    return this.#checker
      .findingsIn(file)
      .map((finding) => (folder ? folder.applyTo(finding) : finding))
      .filter((finding) => finding !== undefined);
  }

  /** Returns the findings of all files, sorted by file. */
  allFindings(): Finding[] {
    return this.filesWithFindings().flatMap((file) => this.findings(file));
  }

  /**
   * Returns the findings of a file with their ranges in its current text, sorted by position.
   * @param relatedLocators A cache with the locators of the files that contain related places of findings. Pass the
   * same map to several calls if no text changes between them: otherwise a `Customizations.xml` is parsed again for
   * every file whose findings have a related place in it.
   */
  locatedFindings(file: FilePath, relatedLocators?: Map<FilePath, Locator>): Promise<LocatedFinding[]> {
    return locateFindings(file, this.findings(file), this.#texts, relatedLocators);
  }

  /** Returns all fixes of a finding, see `fixesOf` of the rules. */
  fixesOf(finding: Finding, makers: FixMakers): Fix[] {
    return this.#rounds.judge?.fixesOf(finding, this.index, makers) ?? [];
  }

  /** Combines the preferred fixes of all given findings into one edit, see `fixAll` of the rules. */
  fixAll(findings: readonly Finding[], makers: FixMakers): FixAll {
    return this.#rounds.judge?.fixAll(findings, this.index, makers) ?? { operations: [], fixed: [] };
  }

  /** Returns how an editor shows the place of a finding; undefined if it is shown as usual. */
  tagOf({ ruleId }: Finding): Rule['tag'] {
    return this.#rounds.judge?.ruleById(ruleId)?.tag;
  }

  /** Returns the configuration that applies to a file or folder. */
  configOf(path: FilePath): WorkspaceConfig {
    return this.#folders.stateOf(path)?.config ?? emptyConfig;
  }

  /** Returns the lines and columns of a place, such as an XML component, in the current text of a file. */
  async locate(file: FilePath, place: Place): Promise<Range> {
    return (await this.#texts.locator(file)).range(place);
  }

  /** Returns the current text of a file: the unsaved text, else the text on disk; undefined if the file can't be read. */
  readText(file: FilePath): Promise<DecodedText | undefined> {
    return this.#texts.read(file);
  }
}
