import isEqual from 'fast-deep-equal';
import { configFileOf } from '../config/configFileOf';
import { archiveOf } from '../model/archivePath';
import { type FilePath, folderOf } from '../model/filePath';
import { environmentFileProblem, environmentProblems } from '../settings/environmentProblems';
import { forEachYielding, type YieldToHost } from '../text/yieldToHost';
import { type Gap, mayHideComponents } from '../model/gap';
import { emptyConfig } from '../config/workspaceConfig';
import { gapProblem } from '../readers/fileProblems';
import type { Judge } from '../rules/judge';
import { compareTexts } from '../text/order';
import type { CatalogUpdater } from './catalogUpdater';
import type { Checker } from './checker';
import type { ComponentReader } from './componentReader';
import type { Deployments } from './deployments';
import type { ComponentFile } from './componentFile';
import type { FileCatalog } from './fileCatalog';
import type { FileTree } from './fileTree';
import type { FolderChange, FolderStates } from './folderStates';
import { findMissingFlows } from './missingFlows';
import type { PendingChanges } from './pendingChanges';
import type { Projects } from './projects';
import { RoundChecks } from './roundChecks';
import { RoundFiles } from './roundFiles';
import type { SolutionGraphs } from './solutionGraphs';
import { SolutionState } from './solutionState';

/** The files and solutions that changed in a round, which is one pass over the reported changes. */
export interface EngineChange {
  /** Files whose findings, or the ranges of those findings, may have changed. */
  readonly files: ReadonlySet<FilePath>;
  /**
   * Root directories of the solutions that were added or removed, or whose content may have changed. After an
   * incomplete round, a solution can be included although its files are unchanged.
   */
  readonly solutions: ReadonlySet<FilePath>;
}

/** The parts of an engine that a round updates. */
export interface RoundParts {
  readonly files: FileTree;
  readonly folders: FolderStates;
  readonly catalog: FileCatalog;
  readonly updater: CatalogUpdater;
  readonly reader: ComponentReader;
  readonly graphs: SolutionGraphs;
  readonly deployments: Deployments;
  readonly projects: Projects;
  readonly checker: Checker;
  readonly judge: Judge;
  /** Whether the user stopped the round. Only listing and reading files can be stopped. */
  readonly isStopping: () => boolean;
  readonly yieldToHost: YieldToHost;
}

/**
 * One pass from reported changes to findings: it reads the changed files and checks the solutions, flows and settings
 * files that depend on them. A round that fails, or that is stopped before all files were read, leaves the index
 * incomplete until a later round reads every workspace folder.
 */
export class Round {
  readonly #parts: RoundParts;
  readonly #pending: PendingChanges;
  #isPartial: boolean;
  readonly #checks: RoundChecks;
  readonly #files: RoundFiles;

  constructor(parts: RoundParts, pending: PendingChanges, wasPartial: boolean) {
    this.#parts = parts;
    this.#pending = pending;
    this.#isPartial = wasPartial;
    this.#checks = new RoundChecks(parts);
    this.#files = new RoundFiles(parts, this.#checks, wasPartial);
  }

  /** Whether the index is incomplete, because this round or an earlier one was stopped or failed. */
  get isPartial(): boolean {
    return this.#isPartial;
  }

  async run(): Promise<EngineChange> {
    try {
      await this.#updateFolders();
      await this.#updateFiles();
      await this.#findMissingFlows();
      await this.#refreshGraphs();
      this.#mapDeployments();
      await this.#checks.run(this.#isPartial);
      return { files: this.#checks.changedFiles, solutions: this.#files.changedSolutions };
    } catch (error) {
      // The engine has already removed the changes from its queue, and this round may have applied only some of them.
      // So the whole index counts as incomplete.
      this.#isPartial = true;
      throw error;
    }
  }

  /** Reads the changed `.connref.json` files before all other files, because they decide which files are excluded. */
  async #updateFolders(): Promise<void> {
    const { folders, judge } = this.#parts;
    const { removed, read } = await folders.update(this.#pending, judge);
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
    this.#checks.markSettingsChanged(folder);
    if (before && !isEqual(before.config.exclude, after.config.exclude)) {
      this.#pending.changed.add(folder);
    }
    if (before && before.checkZips !== after.checkZips) {
      this.#resetArchives(folder);
    }
  }

  /**
   * Removes the solutions in the zips of a workspace folder after the setting `checkZips` changed. `#updateFiles` finds
   * these solutions again and adds them to the graph of checked or of unchecked solutions.
   */
  #resetArchives(folder: string): void {
    const { catalog } = this.#parts;
    const isInArchive = (root: FilePath): boolean => folderOf(root) === folder && archiveOf(root) !== undefined;
    catalog.forgetRoots(isInArchive).forEach(({ root }) => {
      this.#files.removeSolution(root);
    });
    [...catalog.archives.keys()]
      .filter((archive) => folderOf(archive) === folder)
      .forEach((archive) => {
        this.#files.checkArchive(archive);
      });
  }

  async #updateFiles(): Promise<void> {
    const { catalog, folders, graphs, isStopping, projects, yieldToHost, reader, updater } = this.#parts;
    const { foundFiles, removedFiles, archives } = await updater.update(this.#pending);
    const { addedRoots, removedRoots, reassigned } = await catalog.assign(yieldToHost);
    removedRoots.forEach(({ root }) => {
      this.#files.removeSolution(root);
    });
    addedRoots.forEach((root) => {
      this.#files.changedSolutions.add(root.root);
      this.#checks.facts.add({ kind: 'solutions' });
      graphs.add(new SolutionState(root, folders.isChecked(root.root)));
    });
    await forEachYielding([...removedFiles, ...reassigned], yieldToHost, ({ file, before }) => {
      if (before) {
        this.#files.unload(file, before);
      }
    });
    archives.forEach((archive) => {
      this.#files.checkArchive(archive);
    });
    const toRead = new Map<FilePath, ComponentFile>();
    const files = [...this.#pending.edited, ...reassigned.map(({ file }) => file), ...foundFiles];
    await forEachYielding(files, yieldToHost, (file) => {
      const component = catalog.component(file);
      if (component) {
        toRead.set(file, component);
      }
    });
    await reader.read(toRead, (file, component, read) => {
      this.#files.load(file, component, read);
    });
    this.#noteGaps();
    const nearMisses = catalog.nearMisses().filter(({ kind }) => kind === 'agentWorkspace');
    if (projects.setAgentWorkspaces(nearMisses.map(({ file }) => file))) {
      this.#checks.facts.add({ kind: 'projects' });
    }
    if (isStopping()) {
      this.#markPartial();
    }
  }

  /** Reports the parts of the workspace that were not read, and lets the index know them. */
  #noteGaps(): void {
    const { catalog, deployments, folders, graphs } = this.#parts;
    const before = graphs.checked.gaps();
    const zips = [...catalog.archives].flatMap(([path, reason]): Gap[] =>
      reason !== undefined && folders.isChecked(path) ? [{ path, kind: 'zip', reason }] : [],
    );
    const listed = catalog.gaps().filter(({ kind, path }) => kind !== 'zip' || folders.isChecked(path));
    const gaps = [...listed, ...zips, ...deployments.unread()].sort((a, b) => compareTexts(a.path, b.path));
    const paths = new Set(gaps.map(({ path }) => path));
    before
      .filter(({ path }) => !paths.has(path) && catalog.component(path) === undefined)
      .forEach(({ path }) => {
        this.#checks.checkFile(path, []);
      });
    gaps.forEach((gap) => {
      this.#checks.checkFile(gap.path, [gapProblem(gap, catalog.isInSolution(gap.path))]);
    });
    this.#checks.facts.addAll(graphs.checked.setGaps(gaps));
  }

  /**
   * Marks the index as incomplete, and marks all solutions, flows, code apps and settings files so that their findings are
   * removed: the findings may be wrong, because files are missing from the index.
   */
  #markPartial(): void {
    this.#isPartial = true;
    this.#parts.graphs.checked.solutions().forEach(({ root, flows }) => {
      this.#checks.subjects.add({ scope: 'solution', path: root });
      [...flows.keys()].forEach((path) => {
        this.#checks.subjects.add({ scope: 'flow', path });
      });
    });
    this.#parts.projects.codeApps().forEach((path) => {
      this.#checks.subjects.add({ scope: 'codeApp', path });
    });
    this.#checks.facts.add({ kind: 'deployments' });
  }

  /** Asks for no file while the index is incomplete: most files that were not read exist then. */
  async #findMissingFlows(): Promise<void> {
    const { graphs, yieldToHost } = this.#parts;
    await forEachYielding(this.#files.solutionsToRefresh, yieldToHost, (solution) => {
      graphs.noteAbsentFlows(solution);
    });
    if (!this.#isPartial) {
      const found = await findMissingFlows(this.#parts, this.#files.solutionsToRefresh, this.#pending);
      found.forEach((solution) => {
        this.#files.changedSolutions.add(solution.root);
        this.#files.solutionsToRefresh.add(solution);
      });
    }
  }

  /**
   * Updates the graphs of solutions: the definitions and uses of changed solutions, and each flow that was added or
   * removed or whose file or metadata changed.
   */
  async #refreshGraphs(): Promise<void> {
    const { graphs, yieldToHost } = this.#parts;
    await forEachYielding(this.#files.solutionsToRefresh, yieldToHost, async (solution) => {
      const refresh = await graphs.refresh(solution, yieldToHost);
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
    await forEachYielding(this.#files.flowsToRebuild, yieldToHost, (file) => {
      this.#checks.facts.addAll(graphs.rebuildFlow(file));
      this.#checks.subjects.add({ scope: 'flow', path: file });
    });
  }

  /**
   * Computes the target environments again if solutions, settings files, gaps or a `.connref.json` changed, and marks the
   * settings files to check. The target environments never depend on flows, so after a change in a flow only, they are
   * not computed.
   */
  #mapDeployments(): void {
    const { deployments, folders, graphs } = this.#parts;
    const solutionsChanged = this.#checks.facts.has({ kind: 'solutions' });
    const configsChanged = folders.names().some((folder) => this.#checks.facts.has({ kind: 'config', folder }));
    const settingsChanged = this.#files.changedSettings.size > 0;
    const gapsChanged = this.#checks.facts.has({ kind: 'gaps' });
    if (solutionsChanged || configsChanged || settingsChanged || gapsChanged) {
      const sources = {
        solutions: graphs.checked.solutions(),
        mayLackSolutions: graphs.checked.gaps().some(mayHideComponents),
        configIn: (folder: string) => folders.stateOf(folder)?.config ?? emptyConfig,
      };
      deployments.countDamaged(sources).forEach(({ file, problems }) => {
        this.#checks.checkFile(file, problems);
      });
      const hasChanged = deployments.updateEnvironments(sources);
      if (hasChanged || settingsChanged) {
        this.#checks.facts.add({ kind: 'deployments' });
      }
      this.#checkConfigs();
    }
    if (this.#checks.facts.has({ kind: 'deployments' })) {
      [...this.#files.changedSettings, ...deployments.settings().map(({ file }) => file)].forEach((path) => {
        this.#checks.subjects.add({ scope: 'settings', path });
      });
    }
  }

  /**
   * Checks every `.connref.json` again, even if it did not change. It contains names of settings files and solutions,
   * and a name becomes wrong when the settings file or solution is renamed.
   */
  #checkConfigs(): void {
    const { deployments, folders, graphs } = this.#parts;
    for (const [folder, { config, configProblems }] of folders.states()) {
      const unknownNames = this.#isPartial
        ? []
        : environmentProblems(
            folder,
            config.environments,
            deployments.paths(),
            graphs.checked.solutions(),
            graphs.checked.gaps(),
          ).map(environmentFileProblem);
      this.#checks.checkFile(configFileOf(folder), [...configProblems, ...unknownNames]);
    }
  }
}
