import isEqual from 'fast-deep-equal';
import { configFileOf } from '../config/configFileOf';
import { archiveOf } from '../model/archivePath';
import { type FilePath, folderOf } from '../model/filePath';
import type { SolutionComponentKind } from '../readers/components/allComponents';
import { unreadableFile } from '../readers/fileProblems';
import { environmentProblems } from '../settings/environmentProblems';
import { forEachYielding, type YieldToHost } from '../text/yieldToHost';
import { environmentFileProblem } from '../rules/invalid-configuration';
import type { CatalogUpdater } from './catalogUpdater';
import type { Checker } from './checker';
import type { ComponentReader } from './componentReader';
import type { ReadComponent } from './componentSource';
import type { Deployments } from './deployments';
import type { ComponentFile, FileCatalog, SolutionFile } from './fileCatalog';
import type { FolderChange, FolderStates } from './folderStates';
import type { PendingChanges } from './pendingChanges';
import { RoundChecks } from './roundChecks';
import type { SolutionGraphs } from './solutionGraphs';
import { SolutionState } from './solutionState';

/** What a round of work changed. */
export interface EngineChange {
  /** Files whose findings, or the places of them, may be others now. */
  readonly files: ReadonlySet<FilePath>;
  /** Roots of solutions that came, went or hold something else now. */
  readonly solutions: ReadonlySet<FilePath>;
}

/** The state of an engine, which a round brings up to date. */
export interface RoundParts {
  readonly folders: FolderStates;
  readonly catalog: FileCatalog;
  readonly updater: CatalogUpdater;
  readonly reader: ComponentReader;
  readonly graphs: SolutionGraphs;
  readonly deployments: Deployments;
  readonly checker: Checker;
  /** Whether somebody wants the reading to end. */
  readonly isStopping: () => boolean;
  readonly yieldToHost: YieldToHost;
}

/**
 * One pass from pending changes to findings: it reads what the changes name, and checks what rests on what changed. A round
 * that is stopped or fails leaves the index incomplete, and so do those after it, until one reads every folder.
 */
export class Round {
  readonly #parts: RoundParts;
  readonly #pending: PendingChanges;
  /** Whether the index was incomplete before: then files count as changed even if they say the same as before. */
  readonly #wasPartial: boolean;
  #isPartial: boolean;
  readonly #checks: RoundChecks;
  readonly #flowsToRebuild = new Set<FilePath>();
  readonly #solutionsToRefresh = new Set<SolutionState>();
  /** Settings files that came, went or changed. */
  readonly #changedSettings = new Set<FilePath>();
  readonly #changedSolutions = new Set<FilePath>();

  constructor(parts: RoundParts, pending: PendingChanges, wasPartial: boolean) {
    this.#parts = parts;
    this.#pending = pending;
    this.#wasPartial = wasPartial;
    this.#isPartial = wasPartial;
    this.#checks = new RoundChecks(parts);
  }

  /** Whether the index lacks files, as far as this round has come. */
  get isPartial(): boolean {
    return this.#isPartial;
  }

  async run(): Promise<EngineChange> {
    try {
      await this.#updateFolders();
      await this.#updateFiles();
      await this.#refreshGraphs();
      this.#mapDeployments();
      await this.#checks.run(this.#isPartial);
      return { files: this.#checks.changedFiles, solutions: this.#changedSolutions };
    } catch (error) {
      // The pending changes are consumed and may be half applied, so the whole index counts as incomplete.
      this.#isPartial = true;
      throw error;
    }
  }

  /** `.connref.json` comes first: it says which files are left out. */
  async #updateFolders(): Promise<void> {
    const { folders } = this.#parts;
    const { removed, read } = await folders.update(this.#pending);
    removed.forEach((folder) => {
      this.#checks.checkFile(configFileOf(folder), []);
    });
    read.forEach((change) => {
      this.#applyFolder(change);
    });
    if (folders.names().every((folder) => this.#pending.changed.has(folder))) {
      this.#isPartial = false;
    }
  }

  #applyFolder({ folder, before, after }: FolderChange): void {
    this.#parts.graphs.checked.setConfig(folder, after.config);
    this.#checks.facts.add({ kind: 'config', folder });
    this.#checks.noteSettings(folder);
    if (before && !isEqual(before.config.exclude, after.config.exclude)) {
      this.#pending.changed.add(folder);
    }
    if (before && before.checkZips !== after.checkZips) {
      this.#resetArchives(folder);
    }
  }

  /** For when the solutions in the zips of a folder are to be checked from now on, or no longer. */
  #resetArchives(folder: string): void {
    const { catalog } = this.#parts;
    const isInArchive = (root: FilePath): boolean => folderOf(root) === folder && archiveOf(root) !== undefined;
    catalog.forgetRoots(isInArchive).forEach(({ root }) => {
      this.#removeSolution(root);
    });
    [...catalog.archives.keys()]
      .filter((archive) => folderOf(archive) === folder)
      .forEach((archive) => {
        this.#checkArchive(archive);
      });
  }

  async #updateFiles(): Promise<void> {
    const { catalog, folders, graphs, isStopping, yieldToHost, reader, updater } = this.#parts;
    const { changed, gone, archives } = await updater.update(this.#pending);
    const { addedRoots, removedRoots, reassigned } = await catalog.assign(yieldToHost);
    removedRoots.forEach(({ root }) => {
      this.#removeSolution(root);
    });
    addedRoots.forEach((root) => {
      this.#changedSolutions.add(root.root);
      this.#checks.facts.add({ kind: 'solutions' });
      graphs.add(new SolutionState(root, folders.isChecked(root.root)));
    });
    await forEachYielding([...gone, ...reassigned], yieldToHost, ({ file, before }) => {
      if (before) {
        this.#unload(file, before);
      }
    });
    archives.forEach((archive) => {
      this.#checkArchive(archive);
    });
    const toRead = new Map<FilePath, ComponentFile>();
    const files = [...this.#pending.edited, ...reassigned.map(({ file }) => file), ...changed];
    await forEachYielding(files, yieldToHost, (file) => {
      const component = catalog.component(file);
      if (component) {
        toRead.set(file, component);
      }
    });
    await reader.read(toRead, (file, component, read) => {
      this.#load(file, component, read);
    });
    if (isStopping()) {
      this.#markPartial();
    }
  }

  /** Takes back the findings that rest on the index, since files may be missing from it. */
  #markPartial(): void {
    this.#isPartial = true;
    this.#parts.graphs.checked.solutions().forEach(({ root, flows }) => {
      this.#checks.subjects.add({ scope: 'solution', path: root });
      [...flows.keys()].forEach((path) => {
        this.#checks.subjects.add({ scope: 'flow', path });
      });
    });
    this.#checks.facts.add({ kind: 'deployments' });
  }

  #removeSolution(root: FilePath): void {
    this.#changedSolutions.add(root);
    this.#checks.facts.add({ kind: 'solutions' });
    this.#checks.subjects.add({ scope: 'solution', path: root });
    this.#checks.facts.addAll(this.#parts.graphs.remove(root));
  }

  /** A zip that cannot be opened may hold a solution. */
  #checkArchive(archive: FilePath): void {
    const { catalog, folders } = this.#parts;
    const problem = folders.isChecked(archive) ? catalog.archives.get(archive) : undefined;
    this.#checks.checkFile(archive, problem === undefined ? [] : [unreadableFile(problem)]);
  }

  #load(file: FilePath, component: ComponentFile, read: ReadComponent): void {
    if (component.root === undefined) {
      this.#setSettings(file, read as ReadComponent<'deploymentSettings'>);
    } else {
      this.#setComponent(file, component, read as ReadComponent<SolutionComponentKind>);
    }
  }

  #setComponent(
    file: FilePath,
    { root, kind }: SolutionFile,
    { facts, problems }: ReadComponent<SolutionComponentKind>,
  ): void {
    const solution = this.#parts.graphs.solution(root.root);
    if (solution) {
      if (this.#wasPartial || !solution.isUnchanged(file, kind, facts)) {
        this.#noteContent(solution, kind, solution.set(file, kind, facts));
      }
      this.#checks.checkFile(file, solution.checked ? problems : []);
      this.#checks.noteText(file);
    }
  }

  /** @param component What the file was. */
  #unload(file: FilePath, { root, kind }: ComponentFile): void {
    const { graphs } = this.#parts;
    if (root === undefined) {
      this.#setSettings(file, undefined);
      return;
    }
    const solution = graphs.solution(root.root);
    if (solution) {
      this.#noteContent(solution, kind, solution.delete(file, kind));
    }
    if (kind === 'flowDefinition') {
      this.#flowsToRebuild.add(file);
      // Checks of its callers read in which solution it is, too.
      const id = graphs.checked.flow(file)?.workflowId;
      if (id !== undefined) {
        this.#checks.facts.add({ kind: 'flowsWithId', id });
      }
    }
    this.#checks.checkFile(file, []);
    this.#checks.noteText(file);
  }

  /** Most JSON files are not settings files: nothing is said about those. */
  #setSettings(file: FilePath, read: ReadComponent<'deploymentSettings'> | undefined): void {
    const { deployments } = this.#parts;
    const before = deployments.settingsIn(file);
    const after = deployments.set(file, read);
    if (before || after) {
      this.#changedSettings.add(file);
      this.#checks.checkFile(file, after ? (read?.problems ?? []) : []);
      this.#checks.noteText(file);
    }
  }

  #noteContent(solution: SolutionState, kind: ComponentFile['kind'], flows: readonly FilePath[]): void {
    this.#changedSolutions.add(solution.root);
    flows.forEach((flow) => this.#flowsToRebuild.add(flow));
    if (kind !== 'flowDefinition' && kind !== 'flowMetadata') {
      this.#solutionsToRefresh.add(solution);
    }
  }

  /** Solutions first, then the flows that are new, gone, or changed in themselves or in what their solution says. */
  async #refreshGraphs(): Promise<void> {
    const { graphs, yieldToHost } = this.#parts;
    await forEachYielding(this.#solutionsToRefresh, yieldToHost, (solution) => {
      const refresh = graphs.refresh(solution);
      if (refresh) {
        this.#checks.facts.addAll(refresh.facts);
        this.#checks.facts.add({ kind: 'solutions' });
        this.#checks.subjects.add({ scope: 'solution', path: solution.root });
        if (refresh.identityChanged) {
          [...solution.flows.keys()].forEach((path) => {
            this.#checks.subjects.add({ scope: 'flow', path });
          });
        }
      }
    });
    await forEachYielding(this.#flowsToRebuild, yieldToHost, (file) => {
      this.#checks.facts.addAll(graphs.rebuildFlow(file));
      this.#checks.subjects.add({ scope: 'flow', path: file });
    });
  }

  /** Environments are derived from solutions and settings files, never from flows. */
  #mapDeployments(): void {
    const { deployments, folders, graphs } = this.#parts;
    const solutionsChanged = this.#checks.facts.has({ kind: 'solutions' });
    const configsChanged = folders.names().some((folder) => this.#checks.facts.has({ kind: 'config', folder }));
    const settingsChanged = this.#changedSettings.size > 0;
    if (solutionsChanged || configsChanged || settingsChanged) {
      const declaredIn = (folder: string) => folders.stateOf(folder)?.config.environments ?? [];
      if (deployments.map(graphs.checked.solutions(), declaredIn) || settingsChanged) {
        this.#checks.facts.add({ kind: 'deployments' });
      }
      this.#checkConfigs();
    }
    if (this.#checks.facts.has({ kind: 'deployments' })) {
      [...this.#changedSettings, ...deployments.settings().map(({ file }) => file)].forEach((path) => {
        this.#checks.subjects.add({ scope: 'settings', path });
      });
    }
  }

  /** Names in a `.connref.json` are right or wrong by what else is in the workspace. */
  #checkConfigs(): void {
    const { deployments, folders, graphs } = this.#parts;
    for (const [folder, { config, configProblems }] of folders.states()) {
      const unknownNames = this.#isPartial
        ? []
        : environmentProblems(folder, config.environments, deployments.settings(), graphs.checked.solutions()).map(
            environmentFileProblem,
          );
      this.#checks.checkFile(configFileOf(folder), [...configProblems, ...unknownNames]);
    }
  }
}
