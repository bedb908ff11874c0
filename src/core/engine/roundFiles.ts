import type { FilePath } from '../model/filePath';
import type { SolutionComponentKind } from '../readers/components/allComponents';
import { unreadableFile } from '../readers/fileProblems';
import { isUnreadKind } from '../readers/layouts/unreadLayout';
import type { ComponentResult } from './componentSource';
import type { Deployments } from './deployments';
import type { ComponentFile, SolutionFile } from './componentFile';
import type { FileCatalog } from './fileCatalog';
import type { FolderStates } from './folderStates';
import type { Projects } from './projects';
import type { RoundChecks } from './roundChecks';
import type { SolutionGraphs } from './solutionGraphs';
import type { ContentChange, SolutionState } from './solutionState';

export interface RoundFilesParts {
  readonly folders: FolderStates;
  readonly catalog: FileCatalog;
  readonly graphs: SolutionGraphs;
  readonly deployments: Deployments;
  readonly projects: Projects;
}

/**
 * Puts the files that a round reads into the index and takes removed files out of it, and collects what the round must
 * update after that.
 */
export class RoundFiles {
  readonly flowsToRebuild = new Set<FilePath>();
  readonly solutionsToRefresh = new Set<SolutionState>();
  /** Settings files that were added, removed or changed. */
  readonly changedSettings = new Set<FilePath>();
  readonly changedSolutions = new Set<FilePath>();
  readonly #parts: RoundFilesParts;
  readonly #checks: RoundChecks;
  /**
   * Whether the index was incomplete before this round. Findings were removed in that case, so every file that is read
   * counts as changed: otherwise a solution or flow with unchanged files would not be checked again.
   */
  readonly #wasPartial: boolean;

  constructor(parts: RoundFilesParts, checks: RoundChecks, wasPartial: boolean) {
    this.#parts = parts;
    this.#checks = checks;
    this.#wasPartial = wasPartial;
  }

  removeSolution(root: FilePath): void {
    this.changedSolutions.add(root);
    this.#checks.facts.add({ kind: 'solutions' });
    this.#checks.subjects.add({ scope: 'solution', path: root });
    this.#checks.facts.addAll(this.#parts.graphs.remove(root));
  }

  /**
   * Updates the finding about a zip that is checked but can't be read. Without this finding, the user would not know
   * that a solution in the zip is not checked.
   */
  checkArchive(archive: FilePath): void {
    const { catalog, folders } = this.#parts;
    const problem = folders.isChecked(archive) ? catalog.archives.get(archive) : undefined;
    this.#checks.checkFile(archive, problem === undefined ? [] : [unreadableFile(problem)]);
  }

  /** Puts a file that was read into the index. */
  load(file: FilePath, component: ComponentFile, read: ComponentResult): void {
    if (component.root !== undefined) {
      this.#setComponent(file, component, read as ComponentResult<SolutionComponentKind>);
    } else if (component.kind === 'codeApp') {
      this.#setCodeApp(file, read as ComponentResult<'codeApp'>);
    } else {
      this.#setSettings(file, read as ComponentResult<'deploymentSettings'>);
    }
  }

  #setComponent(
    file: FilePath,
    { root, kind }: SolutionFile,
    { facts, problems }: ComponentResult<SolutionComponentKind>,
  ): void {
    const solution = this.#parts.graphs.solution(root.root);
    if (solution) {
      if (this.#wasPartial || !solution.isUnchanged(file, kind, facts)) {
        this.#applyContentChange(solution, solution.set(file, kind, facts));
      }
      this.#checks.checkFile(file, solution.checked && !isUnreadKind(kind) ? problems : []);
      this.#checks.markTextChanged(file);
    }
  }

  /**
   * Removes a file from the index. The second parameter is the component kind and solution of the file before the
   * change.
   */
  unload(file: FilePath, { root, kind }: ComponentFile): void {
    const { graphs } = this.#parts;
    if (root === undefined) {
      if (kind === 'codeApp') {
        this.#setCodeApp(file, undefined);
      } else {
        this.#setSettings(file, undefined);
      }
      return;
    }
    const solution = graphs.solution(root.root);
    if (solution) {
      this.#applyContentChange(solution, solution.delete(file, kind));
    }
    if (kind === 'flowDefinition') {
      this.flowsToRebuild.add(file);
      // Rules for a parent flow also read the solution of its child flow. Without this fact, their findings would still
      // mention a solution that the child flow is no longer in.
      const id = graphs.checked.flow(file)?.workflowId;
      if (id !== undefined) {
        this.#checks.facts.add({ kind: 'flowsWithId', id });
      }
    }
    this.#checks.checkFile(file, []);
    this.#checks.markTextChanged(file);
  }

  /**
   * Stores the content of a JSON file if it is a settings file. Other JSON files have no findings, even if they are
   * broken. A file that cannot be opened is reported with the other gaps.
   * @param read Undefined when the file was removed or belongs to a solution component now.
   */
  #setSettings(file: FilePath, read: ComponentResult<'deploymentSettings'> | undefined): void {
    const { deployments } = this.#parts;
    const mightBeSettings = deployments.mayBeSettings(file);
    deployments.set(file, read);
    if (mightBeSettings || deployments.mayBeSettings(file)) {
      this.changedSettings.add(file);
      this.#checks.checkFile(file, deployments.isSettings(file) ? (read?.problems ?? []) : []);
      this.#checks.markTextChanged(file);
    }
  }

  /** Stores what was read from the configuration of a code app. @param read Undefined when the file was removed. */
  #setCodeApp(file: FilePath, read: ComponentResult<'codeApp'> | undefined): void {
    if (this.#parts.projects.setCodeApp(file, read)) {
      this.#checks.facts.add({ kind: 'projects' });
    }
    this.#checks.subjects.add({ scope: 'codeApp', path: file });
    this.#checks.checkFile(file, read?.problems ?? []);
    this.#checks.markTextChanged(file);
  }

  #applyContentChange(solution: SolutionState, { flows, isBeyondFlows }: ContentChange): void {
    this.changedSolutions.add(solution.root);
    flows.forEach((flow) => this.flowsToRebuild.add(flow));
    if (isBeyondFlows) {
      this.solutionsToRefresh.add(solution);
    }
  }
}
