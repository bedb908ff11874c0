import isEqual from 'fast-deep-equal';
import { configFileName } from '../config/workspaceConfig';
import { environmentFileProblem } from '../rules/invalid-configuration';
import { environmentProblems } from '../settings/environmentProblems';
import type { Locator } from '../locate/locator';
import { archiveOf, isArchiveName } from '../model/archivePath';
import { type FilePath, folderOf } from '../model/filePath';
import type { Place } from '../model/place';
import type { Solution } from '../model/solution';
import type { ComponentKind, SolutionComponentKind } from '../readers/components/allComponents';
import type { NearMiss } from '../readers/layouts/nearMisses';
import { unreadableFile } from '../readers/fileProblems';
import type { FileProblem } from '../readers/readResult';
import type { Finding } from '../model/finding';
import type { WorkspaceIndex } from '../model/workspaceIndex';
import type { DecodedText } from '../text/decodeText';
import type { Range } from '../text/lineIndex';
import { eachInTurns, type Pause } from '../text/pause';
import { Checker, type SubjectId } from './checker';
import { CatalogUpdater } from './catalogUpdater';
import { type ComponentFile, FileCatalog } from './fileCatalog';
import {
  type ComponentSource,
  FileComponentSource,
  type FinishReading,
  type ReadComponent,
  readComponentText,
} from './componentSource';
import type { FileTree } from './fileTree';
import { defaultFolderSettings, type FolderSettings, FolderState } from './folderState';
import { Deployments } from './deployments';
import { locateFindings, type LocatedFinding } from './locateFindings';
import { OverallIndex } from './overallIndex';
import { PresentTexts } from './presentTexts';
import { readFolderConfig } from './readFolderConfig';
import { newRound, nothingPending, type Pending, type Round } from './round';
import { SolutionState } from './solutionState';
import { factOf, WorkspaceGraph } from './workspaceGraph';

export interface EngineOptions {
  readonly files: FileTree;
  /** Where components are read, if not in this thread. */
  readonly components?: ComponentSource;
  /** Called between files, and within large ones. */
  readonly pause?: Pause;
  /** Called while files are read. */
  readonly progress?: (read: number, toRead: number) => void;
}

/** What a round of work changed. */
export interface EngineChange {
  /** Files whose findings, or the places of them, may be others now. */
  readonly files: ReadonlySet<FilePath>;
  /** Roots of solutions that came, went or hold something else now. */
  readonly solutions: ReadonlySet<FilePath>;
}

/**
 * The incremental index: files change → models, reference graph and findings change. The host tells it what happened,
 * in any order and as often as it likes, and lets it `settle`; each round reads only what was named and checks only
 * what rests on what changed. Nothing here depends on time, so equal files always mean equal findings.
 */
export class Engine {
  readonly #files: FileTree;
  readonly #components: ComponentSource;
  readonly #pause: Pause;
  readonly #progress: (read: number, toRead: number) => void;
  readonly #catalog = new FileCatalog();
  readonly #deployments = new Deployments();
  readonly #graph = new WorkspaceGraph((file) => this.#catalog.component(file)?.root?.root, this.#deployments);
  /** Solutions that are shown and have no part in any verdict: those in zips that are not to be checked. */
  readonly #unchecked = new WorkspaceGraph((file) => this.#catalog.component(file)?.root?.root, this.#deployments);
  readonly #updater: CatalogUpdater;
  readonly #overall = new OverallIndex(this.#graph, this.#unchecked);
  readonly #checker = new Checker();
  readonly #folders = new Map<string, FolderState>();
  readonly #settings = new Map<string, FolderSettings>();
  /** What is wrong with a folder's `.connref.json` by itself. */
  readonly #configProblems = new Map<string, readonly FileProblem[]>();
  readonly #texts: PresentTexts;
  readonly #listeners = new Set<(change: EngineChange) => void>();
  #pending: Pending = nothingPending();
  #working: Promise<void> | undefined;
  #stopping = false;
  #partial = false;

  constructor({ files, components, pause = () => undefined, progress = () => undefined }: EngineOptions) {
    this.#files = files;
    this.#texts = new PresentTexts(files, pause);
    this.#components = components ?? new FileComponentSource(files, pause);
    this.#pause = pause;
    this.#progress = progress;
    this.#updater = new CatalogUpdater({
      catalog: this.#catalog,
      files,
      folderState: (folder) => this.#folders.get(folder),
      isStopping: () => this.#stopping,
      pause,
    });
  }

  /** Adds a workspace folder, or gives it other settings. @param folder Its identifier: holds no `/`. */
  setFolder(folder: string, settings: FolderSettings = defaultFolderSettings): void {
    const before = this.#settings.get(folder);
    this.#settings.set(folder, settings);
    const sameFiles = before && isEqual(before.exclude, settings.exclude);
    this.#pending.changed.add(sameFiles ? `${folder}/${configFileName}` : folder);
  }

  removeFolder(folder: string): void {
    this.#settings.delete(folder);
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

  /** Works until nothing is pending. One round runs at a time; what is said meanwhile is done in the next. */
  async settle(): Promise<void> {
    while (this.#working || this.#isPending()) {
      this.#working ??= this.#work().finally(() => {
        this.#working = undefined;
      });
      await this.#working;
    }
  }

  /** Ends the reading that is going on, if any: what it has not come to stays unread. */
  stop(): void {
    this.#stopping = this.#working !== undefined;
  }

  /**
   * Whether reading was stopped. Until every folder is named as changed, and so is read again, no flow is judged: what it
   * seems to lack may just not have been read.
   */
  get isPartial(): boolean {
    return this.#partial;
  }

  /** @returns A function that ends the subscription. */
  onDidChange(listener: (change: EngineChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What is checked: on this rest all verdicts and fixes. */
  get index(): WorkspaceIndex {
    return this.#graph;
  }

  /** What is shown around a solution: beside what is checked, for a solution that is not, the others that are not. */
  indexAround(solution: Solution): WorkspaceIndex {
    return solution.checked ? this.#graph : this.#overall;
  }

  /** All solutions, checked or not. */
  solutions(): readonly Solution[] {
    return this.#overall.solutions();
  }

  /** What was not taken for a solution although it looks like one: the same list as long as nothing changes in it. */
  nearMisses(): readonly NearMiss[] {
    return this.#catalog.nearMisses();
  }

  filesWithFindings(): FilePath[] {
    return [...this.#checker.files()].filter((file) => this.findings(file).length > 0).sort();
  }

  findings(file: FilePath): Finding[] {
    const folder = this.#folders.get(folderOf(file));
    return this.#checker
      .findingsIn(file)
      .map((finding) => (folder ? folder.effective(finding) : finding))
      .filter((finding) => finding !== undefined);
  }

  /**
   * The findings of a file with their ranges in its present text, in order.
   * @param elsewhere What was needed of other files, to be shared by calls between which no text changes: findings of many
   * files point into one `Customizations.xml`.
   */
  locatedFindings(file: FilePath, elsewhere?: Map<FilePath, Locator>): Promise<LocatedFinding[]> {
    return locateFindings(file, this.findings(file), this.#texts, elsewhere);
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
    while (this.#isPending()) {
      const pending = this.#pending;
      this.#pending = nothingPending();
      const change = await this.#stoppableRound(pending);
      this.#listeners.forEach((listener) => {
        listener(change);
      });
    }
  }

  async #stoppableRound(pending: Pending): Promise<EngineChange> {
    try {
      return await this.#round(pending);
    } catch (error) {
      // What is pending no longer is, and what was read is not known.
      this.#partial = true;
      throw error;
    } finally {
      if (this.#stopping) {
        // Whoever stops the reading of a folder does not want it to begin again by itself.
        [...this.#settings.keys()].forEach((folder) => this.#pending.changed.delete(folder));
      }
      this.#stopping = false;
    }
  }

  #isPending(): boolean {
    return this.#pending.changed.size + this.#pending.deleted.size + this.#pending.edited.size > 0;
  }

  async #round(pending: Pending): Promise<EngineChange> {
    const round = newRound(this.#partial);
    await this.#readConfigs(pending, round);
    this.#partial &&= ![...this.#settings.keys()].every((folder) => pending.changed.has(folder));
    const { changed, gone, archives } = await this.#updater.update(pending);
    const { addedRoots, removedRoots, reassigned } = await this.#catalog.assign(this.#pause);
    for (const { root } of removedRoots) {
      this.#removeSolution(root, round);
    }
    for (const root of addedRoots) {
      round.solutions.add(root.root);
      round.facts.add(factOf.solutions);
      const solution = new SolutionState(root, this.#isChecked(root.root));
      this.#graphOf(solution).addSolution(solution);
    }
    await eachInTurns([...gone, ...reassigned], this.#pause, ({ file, before }) => {
      if (before) {
        this.#unload(file, before, round);
      }
    });
    archives.forEach((archive) => {
      this.#checkArchive(archive, round);
    });
    const toLoad = new Set<FilePath>(pending.edited);
    await eachInTurns(reassigned, this.#pause, ({ file }) => {
      toLoad.add(file);
    });
    await eachInTurns(changed, this.#pause, (file) => {
      toLoad.add(file);
    });
    await this.#load(toLoad, round);
    if (this.#stopping) {
      this.#partial = true;
      const flows = this.#graph.solutions().flatMap((solution) => [...solution.flows.keys()]);
      flows.forEach((file) => round.subjects.add(`flow ${file}`));
      this.#graph.solutions().forEach(({ root }) => round.subjects.add(`solution ${root}`));
      round.facts.add(factOf.deployments);
    }
    await this.#refresh(round);
    this.#mapDeployments(round);
    await this.#check(round);
    return { files: round.files, solutions: round.solutions };
  }

  /** `.connref.json` comes first: it says which files are left out. */
  async #readConfigs(pending: Pending, round: Round): Promise<void> {
    for (const folder of this.#folders.keys()) {
      if (!this.#settings.has(folder)) {
        this.#folders.delete(folder);
        this.#configProblems.delete(folder);
        this.#checker.forget(`file ${folder}/${configFileName}`).forEach((file) => round.files.add(file));
      }
    }
    for (const [folder, settings] of this.#settings) {
      const file = `${folder}/${configFileName}`;
      const named = [pending.changed, pending.deleted, pending.edited].some(
        (paths) => paths.has(file) || paths.has(folder),
      );
      if (!named) {
        continue;
      }
      const result = await readFolderConfig(file, this.#files, this.#texts);
      const before = this.#folders.get(folder);
      const state = new FolderState(settings, result?.config);
      this.#folders.set(folder, state);
      this.#graph.setConfig(folder, state.config);
      round.facts.add(factOf.config(folder));
      this.#configProblems.set(folder, result?.problems ?? []);
      // Severities and ignored findings may be others everywhere in the folder.
      [...this.#checker.files()]
        .filter((other) => folderOf(other) === folder)
        .forEach((other) => round.files.add(other));
      if (before && !isEqual(before.config.exclude, state.config.exclude)) {
        pending.changed.add(folder);
      }
      if (before && before.checkZips !== state.checkZips) {
        this.#takeUpArchivesAgain(folder, round);
      }
    }
  }

  /** The solutions in the zips of a folder are to be checked from now on, or not any more. */
  #takeUpArchivesAgain(folder: string, round: Round): void {
    const inArchives = (root: FilePath): boolean => folderOf(root) === folder && archiveOf(root) !== undefined;
    for (const { root } of this.#catalog.forgetRoots(inArchives)) {
      this.#removeSolution(root, round);
    }
    for (const archive of this.#catalog.archives.keys()) {
      if (folderOf(archive) === folder) {
        this.#checkArchive(archive, round);
      }
    }
  }

  #removeSolution(root: FilePath, round: Round): void {
    round.solutions.add(root);
    round.facts.add(factOf.solutions);
    round.subjects.add(`solution ${root}`);
    this.#unchecked.removeSolution(root);
    this.#graph.removeSolution(root).forEach((fact) => round.facts.add(fact));
  }

  /** A file of the disk always is; one in a zip where the folder's settings say so. */
  #isChecked(path: FilePath): boolean {
    return (
      (archiveOf(path) === undefined && !isArchiveName(path)) || (this.#folders.get(folderOf(path))?.checkZips ?? false)
    );
  }

  #graphOf(solution: SolutionState): WorkspaceGraph {
    return solution.checked ? this.#graph : this.#unchecked;
  }

  #solution(root: FilePath): SolutionState | undefined {
    return this.#graph.solution(root) ?? this.#unchecked.solution(root);
  }

  /** A zip that cannot be opened may hold a solution. */
  #checkArchive(archive: FilePath, round: Round): void {
    const problem = this.#isChecked(archive) ? this.#catalog.archives.get(archive) : undefined;
    this.#checkFile(archive, problem === undefined ? [] : [unreadableFile(problem)], round);
  }

  async #load(files: ReadonlySet<FilePath>, round: Round): Promise<void> {
    const components: { readonly file: FilePath; readonly component: ComponentFile }[] = [];
    await eachInTurns(files, this.#pause, (file) => {
      const component = this.#catalog.component(file);
      if (component) {
        components.push({ file, component });
      }
    });
    const { readAhead } = this.#components;
    for (let start = 0; start < components.length && !this.#stopping; start += readAhead) {
      const batch = components.slice(start, start + readAhead);
      this.#progress(start, components.length);
      const begun = batch.map(({ file, component }) =>
        this.#texts.unsaved(file) !== undefined ? undefined : this.#components.begin(file, component.kind),
      );
      await eachInTurns(batch.entries(), this.#pause, ([at, { file, component }]) =>
        this.#stopping ? undefined : this.#loadComponent(file, component, begun[at], round),
      );
    }
  }

  async #loadComponent(
    file: FilePath,
    { root, kind }: ComponentFile,
    finish: FinishReading<ComponentKind> | undefined,
    round: Round,
  ): Promise<void> {
    if (root === undefined) {
      await this.#loadSettings(file, finish as FinishReading<'deploymentSettings'> | undefined, round);
      return;
    }
    const solution = this.#solution(root.root);
    const read = await this.#readComponent(file, kind, finish as FinishReading<SolutionComponentKind> | undefined);
    if (solution && read) {
      if (round.afresh || !solution.says(file, kind, read.facts)) {
        this.#noteChange(solution, kind, solution.set(file, kind, read.facts), round);
      }
      this.#checkFile(file, solution.checked ? read.problems : [], round);
      this.#noteTextChange(file, round);
    }
  }

  async #loadSettings(
    file: FilePath,
    finish: FinishReading<'deploymentSettings'> | undefined,
    round: Round,
  ): Promise<void> {
    const read = await this.#readComponent(file, 'deploymentSettings', finish);
    if (read) {
      this.#setSettings(file, read, round);
    }
  }

  /** Most JSON files are none: nothing is said of those. */
  #setSettings(file: FilePath, read: ReadComponent<'deploymentSettings'> | undefined, round: Round): void {
    const before = this.#deployments.settingsIn(file);
    const settings = this.#deployments.set(file, read);
    if (before || settings) {
      round.settings.add(file);
      this.#checkFile(file, settings ? (read?.problems ?? []) : [], round);
      this.#noteTextChange(file, round);
    }
  }

  #unload(file: FilePath, { root, kind }: ComponentFile, round: Round): void {
    if (root === undefined) {
      this.#setSettings(file, undefined, round);
      return;
    }
    const solution = this.#solution(root.root);
    if (solution) {
      this.#noteChange(solution, kind, solution.delete(file, kind), round);
      solution.flows.delete(file);
    }
    if (kind === 'flowDefinition') {
      round.flows.add(file);
      // Its callers asked in which solution it is, too.
      const { workflowId } = this.#graph.flow(file) ?? {};
      if (workflowId !== undefined) {
        round.facts.add(factOf.flowsWithId(workflowId));
      }
    }
    this.#checkFile(file, [], round);
    this.#noteTextChange(file, round);
  }

  #noteChange(solution: SolutionState, kind: ComponentFile['kind'], flows: readonly FilePath[], round: Round): void {
    round.solutions.add(solution.root);
    flows.forEach((flow) => round.flows.add(flow));
    if (kind !== 'flowDefinition' && kind !== 'flowMetadata') {
      round.stale.add(solution);
    }
  }

  /** Undefined when the file is gone, or is to be read in a later round. */
  async #readComponent<Kind extends ComponentFile['kind']>(
    file: FilePath,
    kind: Kind,
    finish: FinishReading<Kind> | undefined,
  ): Promise<ReadComponent<Kind> | undefined> {
    const read = await finish?.();
    // The file may have been opened and edited while the disk was read: the editor's text wins.
    const unsaved = this.#texts.unsaved(file);
    if (unsaved !== undefined) {
      return readComponentText(kind, unsaved, this.#pause);
    }
    // Without a beginning it was saved or reverted since the disk was passed over: the round that this called for reads it.
    if (finish && !read) {
      this.noteDeleted(file);
    }
    return read;
  }

  /** Takes up what solutions hold now, then the flows that are new, changed, gone, or described otherwise. */
  async #refresh(round: Round): Promise<void> {
    await eachInTurns(round.stale, this.#pause, (solution) => {
      const { facts, identityChanged } = this.#graphOf(solution).refreshSolution(solution);
      if (!solution.checked) {
        return;
      }
      [...facts, factOf.solutions].forEach((fact) => round.facts.add(fact));
      round.subjects.add(`solution ${solution.root}`);
      if (identityChanged) {
        [...solution.flows.keys()].forEach((file) => round.subjects.add(`flow ${file}`));
      }
    });
    await eachInTurns(round.flows, this.#pause, (file) => {
      const solution = this.#graph.solutionOf(file) ?? this.#unchecked.solutionOf(file);
      const flow = solution?.buildFlow(file);
      if (flow) {
        solution?.flows.set(file, flow);
      } else {
        solution?.flows.delete(file);
      }
      const checked = solution?.checked ?? true;
      this.#unchecked.setFlow(file, checked ? undefined : flow);
      this.#graph.setFlow(file, checked ? flow : undefined).forEach((fact) => round.facts.add(fact));
      round.subjects.add(`flow ${file}`);
    });
  }

  /** Which environments there are rests on all that solutions and settings files hold; flows have no say in it. */
  #mapDeployments(round: Round): void {
    const { facts, settings } = round;
    const configured = [...this.#settings.keys()].some((folder) => facts.has(factOf.config(folder)));
    if (facts.has(factOf.solutions) || configured || settings.size > 0) {
      const declaredIn = (folder: string) => this.#folders.get(folder)?.config.environments ?? [];
      if (this.#deployments.map(this.#graph.solutions(), declaredIn) || settings.size > 0) {
        facts.add(factOf.deployments);
      }
      this.#checkEnvironments(round);
    }
    if (facts.has(factOf.deployments)) {
      [...settings, ...this.#deployments.settings().map(({ file }) => file)].forEach((file) =>
        round.subjects.add(`settings ${file}`),
      );
    }
  }

  /** Names that a `.connref.json` gives are right or wrong by what else there is. */
  #checkEnvironments(round: Round): void {
    for (const [folder, { config }] of this.#folders) {
      const own = this.#configProblems.get(folder) ?? [];
      const unknown = this.#partial
        ? []
        : environmentProblems(folder, config.environments, this.#deployments.settings(), this.#graph.solutions()).map(
            environmentFileProblem,
          );
      this.#checkFile(`${folder}/${configFileName}`, [...own, ...unknown], round);
    }
  }

  async #check(round: Round): Promise<void> {
    const subjects = new Set([...round.subjects, ...this.#checker.subjectsOn(round.facts)]);
    await eachInTurns(subjects, this.#pause, (id) => {
      const changed = this.#partial ? this.#checker.forget(id) : this.#checkSubject(id);
      changed.forEach((other) => round.files.add(other));
    });
  }

  #checkSubject(id: SubjectId): FilePath[] {
    const file = id.slice(id.indexOf(' ') + 1);
    if (id.startsWith('settings ')) {
      const settings = this.#deployments.subjects(file);
      return settings.length > 0
        ? this.#checker.check('settings', id, settings, this.#graph)
        : this.#checker.forget(id);
    }
    if (id.startsWith('solution ')) {
      const solution = this.#graph.solution(file);
      return solution ? this.#checker.check('solution', id, [{ solution }], this.#graph) : this.#checker.forget(id);
    }
    const flow = this.#graph.flow(file);
    const solution = this.#graph.solutionOf(file);
    return flow && solution
      ? this.#checker.check('flow', id, [{ flow, solution }], this.#graph)
      : this.#checker.forget(id);
  }

  #checkFile(file: FilePath, problems: readonly FileProblem[], round: Round): void {
    const subjects = problems.map((problem) => ({ file, problem }));
    const changed =
      subjects.length > 0
        ? this.#checker.check('file', `file ${file}`, subjects, this.#graph)
        : this.#checker.forget(`file ${file}`);
    changed.forEach((other) => round.files.add(other));
  }

  /** Places in this file, and places elsewhere that point into it, may have moved. */
  #noteTextChange(file: FilePath, round: Round): void {
    if (this.#checker.findingsIn(file).length > 0) {
      round.files.add(file);
    }
    this.#checker.filesRelatedTo(file).forEach((other) => round.files.add(other));
  }
}
