import type { FilePath } from '../model/filePath';
import type { WorkspaceIndex } from '../model/workspaceIndex';
import type { Deployments } from './deployments';
import type { Fact } from './facts';
import type { Projects } from './projects';
import { overallIndex } from './overallIndex';
import type { SolutionState } from './solutionState';
import type { YieldToHost } from '../text/yieldToHost';
import { type SolutionRefresh, WorkspaceGraph } from './workspaceGraph';

/**
 * The reference graphs of all solutions: one graph for checked solutions, and one for solutions that are only
 * displayed.
 */
export class SolutionGraphs {
  /** The checked solutions. All findings and fixes are based on this graph. */
  readonly checked: WorkspaceGraph;
  /** Solutions in zips that are only displayed. They have a separate graph so that they can't change a finding. */
  readonly #unchecked: WorkspaceGraph;
  readonly #withAbsentFlows = new Set<SolutionState>();
  /** An index of all solutions, checked and unchecked, for display. */
  readonly all: WorkspaceIndex;

  /**
   * @param rootOf Returns the root directory of the solution that a component file belongs to; undefined for any other
   * file.
   */
  constructor(rootOf: (file: FilePath) => FilePath | undefined, deployments: Deployments, projects: Projects) {
    this.checked = new WorkspaceGraph(rootOf, deployments, projects);
    this.#unchecked = new WorkspaceGraph(rootOf, deployments, projects);
    this.all = overallIndex(this.checked, this.#unchecked);
  }

  solution(root: FilePath): SolutionState | undefined {
    return this.checked.solution(root) ?? this.#unchecked.solution(root);
  }

  /** The solutions with flows that have metadata and whose JSON file was not read, as far as they were noted. */
  get solutionsWithAbsentFlows(): readonly SolutionState[] {
    return [...this.#withAbsentFlows];
  }

  /** Notes whether a changed solution has flows that have metadata and whose JSON file was not read. */
  noteAbsentFlows(solution: SolutionState): void {
    this.#withAbsentFlows[solution.absentFlows.length > 0 ? 'add' : 'delete'](solution);
  }

  add(solution: SolutionState): void {
    this.#graphOf(solution).addSolution(solution);
  }

  /** Removes the solution with this root directory. @returns The facts about checked solutions that change. */
  remove(root: FilePath): Fact[] {
    const solution = this.solution(root);
    if (solution) {
      this.#withAbsentFlows.delete(solution);
    }
    this.#unchecked.removeSolution(root);
    return this.checked.removeSolution(root);
  }

  /**
   * Updates the graph after files of a solution changed. The flows of the solution are not updated: `rebuildFlow` does
   * that.
   * @returns The changes that affect checks; undefined for an unchecked solution, which is never checked.
   */
  async refresh(solution: SolutionState, yieldToHost: YieldToHost): Promise<SolutionRefresh | undefined> {
    const refresh = await this.#graphOf(solution).refreshSolution(solution, yieldToHost);
    return solution.checked ? refresh : undefined;
  }

  /**
   * Builds a flow again from its file and its metadata in the solution, and updates the graph. The flow is removed from
   * the graph if its file or its solution was removed.
   * @returns The facts that change; empty for a flow of an unchecked solution.
   */
  rebuildFlow(file: FilePath): Fact[] {
    const solution = this.checked.solutionOf(file) ?? this.#unchecked.solutionOf(file);
    const flow = solution?.rebuildFlow(file);
    const isChecked = solution?.checked ?? true;
    this.#unchecked.setFlow(file, isChecked ? undefined : flow);
    return this.checked.setFlow(file, isChecked ? flow : undefined);
  }

  #graphOf(solution: SolutionState): WorkspaceGraph {
    return solution.checked ? this.checked : this.#unchecked;
  }
}
