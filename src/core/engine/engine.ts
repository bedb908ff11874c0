import isEqual from 'fast-deep-equal';
import { type ConfigResult, configFileName, emptyConfig, readWorkspaceConfig } from '../config/workspaceConfig';
import { environmentProblems } from '../deployment/environmentProblems';
import { Locator } from '../locate/locator';
import { archiveOf, isArchiveName } from '../model/archivePath';
import { directoryOf, type FilePath, folderOf } from '../model/filePath';
import type { Place } from '../model/place';
import type { Solution } from '../model/solution';
import type { ComponentKind, SolutionComponentKind } from '../readers/components/allComponents';
import type { NearMiss } from '../readers/layouts/nearMisses';
import { damagedText, unreadableFile } from '../readers/fileProblems';
import type { FileProblem } from '../readers/readResult';
import { ruleIds } from '../rules/allRules';
import type { Finding, RelatedPlace } from '../model/finding';
import type { WorkspaceIndex } from '../model/workspaceIndex';
import { type DecodedText, decodeText, decodeTextInSlices } from '../text/decodeText';
import type { Range } from '../text/lineIndex';
import { eachInTurns, type Pause } from '../text/pause';
import { Checker, type SubjectId } from './checker';
import { type CatalogFile, type ComponentFile, FileCatalog } from './fileCatalog';
import {
  type ComponentSource,
  FileComponentSource,
  type FinishReading,
  type ReadComponent,
  readComponentText,
} from './componentSource';
import type { FileTree, OnArchive } from './fileTree';
import { defaultFolderSettings, type FolderSettings, FolderState } from './folderState';
import { Deployments } from './deployments';
import { OverallIndex } from './overallIndex';
import { SolutionState } from './solutionState';
import { type Fact, factOf, WorkspaceGraph } from './workspaceGraph';

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

/** A finding with its ranges in the present texts. */
export interface LocatedFinding extends Finding {
  readonly range: Range;
  /** Of the file that it is in, in UTF-16 code units. */
  readonly textLength: number;
  readonly related: readonly (RelatedPlace & { readonly range: Range })[];
}

/** What has been said since the last round. */
interface Pending {
  /** Paths to be looked up: whole folders, files, directories that came. */
  readonly changed: Set<FilePath>;
  readonly deleted: Set<FilePath>;
  /** Files whose text changed in an editor. */
  readonly edited: Set<FilePath>;
}

/** What a round has found out so far. */
interface Round {
  /** Whether reading was stopped or failed before: then it counts for nothing that a file says what it said. */
  readonly afresh: boolean;
  /** Facts that are others now. */
  readonly facts: Set<Fact>;
  /** Subjects to be checked whatever the facts. */
  readonly subjects: Set<SubjectId>;
  /** Flows to be built again. */
  readonly flows: Set<FilePath>;
  /** Solutions to be taken up by the graph again. */
  readonly stale: Set<SolutionState>;
  /** Settings files that came, went or changed. */
  readonly settings: Set<FilePath>;
  /** Files and solutions to be named in the change. */
  readonly files: Set<FilePath>;
  readonly solutions: Set<FilePath>;
}

/** How many directories are asked for before the first of them is taken up. */
const lookAhead = 32;

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
  readonly #overall = new OverallIndex(this.#graph, this.#unchecked);
  readonly #checker = new Checker();
  readonly #folders = new Map<string, FolderState>();
  readonly #settings = new Map<string, FolderSettings>();
  /** What is wrong with a folder's `.connref.json` by itself. */
  readonly #configProblems = new Map<string, readonly FileProblem[]>();
  readonly #unsaved = new Map<FilePath, string>();
  readonly #listeners = new Set<(change: EngineChange) => void>();
  #pending: Pending = nothingPending();
  #working: Promise<void> | undefined;
  #stopping = false;
  #partial = false;

  constructor({ files, components, pause = () => undefined, progress = () => undefined }: EngineOptions) {
    this.#files = files;
    this.#components = components ?? new FileComponentSource(files, pause);
    this.#pause = pause;
    this.#progress = progress;
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
    [...this.#unsaved.keys()].filter((file) => folderOf(file) === folder).forEach((file) => this.#unsaved.delete(file));
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
    if (text === undefined) {
      this.#unsaved.delete(file);
    } else {
      this.#unsaved.set(file, text);
    }
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

  /** What was not taken for a solution although it looks like one: the same list until another file or zip is there. */
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
  async locatedFindings(file: FilePath, elsewhere = new Map<FilePath, Locator>()): Promise<LocatedFinding[]> {
    const findings = this.findings(file);
    if (findings.length === 0) {
      return [];
    }
    const here = await this.#locator(file);
    const located: LocatedFinding[] = [];
    for (const finding of findings) {
      const related = [];
      for (const place of finding.related) {
        const locator = elsewhere.get(place.file) ?? (await this.#locator(place.file));
        elsewhere.set(place.file, locator);
        related.push({ ...place, range: await locator.range(place.place) });
      }
      located.push({ ...finding, range: await here.range(finding.place), textLength: here.textLength, related });
    }
    return located.sort(
      (a, b) =>
        a.range.start.line - b.range.start.line ||
        a.range.start.column - b.range.start.column ||
        (a.ruleId < b.ruleId ? -1 : a.ruleId > b.ruleId ? 1 : 0),
    );
  }

  /** The range of a place in a file's present text. */
  async locate(file: FilePath, place: Place): Promise<Range> {
    return (await this.#locator(file)).range(place);
  }

  /** The present text of a file: unsaved, else from disk; undefined when it cannot be read. */
  async readText(file: FilePath): Promise<DecodedText | undefined> {
    const unsaved = this.#unsaved.get(file);
    if (unsaved !== undefined) {
      return { text: unsaved, encoding: 'utf8', damaged: false };
    }
    const content = await this.#files.read(file);
    return content.kind === 'bytes' ? decodeTextInSlices(content.bytes, this.#pause) : undefined;
  }

  async #locator(file: FilePath): Promise<Locator> {
    if (isArchiveName(file)) {
      // What is found in a zip itself is about all of it.
      return new Locator('', this.#pause);
    }
    return new Locator((await this.readText(file))?.text ?? '', this.#pause);
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
    const round: Round = {
      afresh: this.#partial,
      facts: new Set(),
      subjects: new Set(),
      flows: new Set(),
      stale: new Set(),
      settings: new Set(),
      files: new Set(),
      solutions: new Set(),
    };
    await this.#readConfigs(pending, round);
    this.#partial &&= ![...this.#settings.keys()].every((folder) => pending.changed.has(folder));
    const { changed, gone, archives } = await this.#updateCatalog(pending);
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
      const result = await this.#readConfig(file);
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

  /** Undefined when the folder has none. */
  async #readConfig(file: FilePath): Promise<ConfigResult | undefined> {
    const unsaved = this.#unsaved.get(file);
    const content = unsaved === undefined ? await this.#files.read(file) : undefined;
    if (content?.kind === 'missing') {
      return undefined;
    }
    if (content?.kind === 'unreadable') {
      return { config: emptyConfig, problems: [unreadableFile(content.reason)] };
    }
    const { text, damaged } = content ? decodeText(content.bytes) : { text: unsaved ?? '', damaged: false };
    const { config, problems } = readWorkspaceConfig(text, ruleIds);
    return { config, problems: damaged ? [damagedText(text), ...problems] : problems };
  }

  /** Brings the names of files up to date. What was told is only where to look: what is there now counts. */
  async #updateCatalog({
    changed,
    deleted,
  }: Pending): Promise<{ changed: Set<FilePath>; gone: CatalogFile[]; archives: Set<FilePath> }> {
    const paths = [...new Set([...changed, ...deleted])];
    const there = new Set<FilePath>();
    // Reading the file of a component shows whether it is still there.
    const known = new Set(
      paths.filter((path) => !deleted.has(path) && this.#catalog.component(path) && !this.#isLeftOut(path)),
    );
    const toList = paths.filter((path) => !known.has(path) && !this.#isLeftOut(path));
    const archives = new Set<FilePath>();
    const onArchive: OnArchive = (archive, problem) => {
      this.#catalog.noteArchive(archive, problem);
      archives.add(archive);
    };
    for (let start = 0; start < toList.length; start += lookAhead) {
      const batch = toList.slice(start, start + lookAhead);
      const lists = await Promise.all(batch.map((path) => this.#list(path, onArchive)));
      await eachInTurns(lists.flat(), this.#pause, (file) => {
        there.add(file);
      });
    }
    // Only a known file says nothing of others: a zip has some below it, and a directory may have become a file, or been one.
    // A listing that was stopped says nothing of what it did not come to.
    const listed = this.#stopping ? [...deleted] : paths;
    const looked = new Set(
      listed.filter(
        (path) => !known.has(path) && (!there.has(path) || !this.#catalog.has(path) || isArchiveName(path)),
      ),
    );
    const before = looked.size > 0 ? this.#catalog.atOrBelow(looked) : [];
    await this.#pause();
    // What was looked up while something changed may not fit together; what changed is told in the next round.
    const above = this.#catalog.above(there);
    above.forEach((file) => there.delete(file));
    [...known].filter((path) => !pathsTo(path).some((each) => there.has(each))).forEach((path) => there.add(path));
    const leaving = new Set([...before, ...above].filter((file) => this.#catalog.has(file) && !there.has(file)));
    const gone = this.#catalog.remove([...leaving]);
    await eachInTurns(there, this.#pause, (file) => {
      this.#catalog.add(file);
    });
    gone.filter(({ file }) => isArchiveName(file)).forEach(({ file }) => archives.add(file));
    return { changed: there, gone, archives };
  }

  #isLeftOut(path: FilePath): boolean {
    const folder = this.#folders.get(folderOf(path));
    return !folder || pathsTo(path).some((each) => folder.excluded(each));
  }

  /** The files at or below a path that are not left out. */
  #list(path: FilePath, onArchive: OnArchive): Promise<FilePath[]> {
    const folder = this.#folders.get(folderOf(path));
    return this.#files.list(path, (below) => this.#stopping || !folder || folder.excluded(below), onArchive);
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
        this.#unsaved.has(file) ? undefined : this.#components.begin(file, component.kind),
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
    const unsaved = this.#unsaved.get(file);
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
        : environmentProblems(folder, config.environments, this.#deployments.settings(), this.#graph.solutions());
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

function nothingPending(): Pending {
  return { changed: new Set(), deleted: new Set(), edited: new Set() };
}

/** The directories above a path, the workspace folder left out, and the path itself. */
function pathsTo(path: FilePath): FilePath[] {
  const above = directoryOf(path);
  return above === undefined ? [] : [...pathsTo(above), path];
}
