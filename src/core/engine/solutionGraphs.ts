import type { FilePath } from '../model/filePath';
import type { WorkspaceIndex } from '../model/workspaceIndex';
import type { Deployments } from './deployments';
import type { Fact } from './facts';
import { overallIndex } from './overallIndex';
import type { SolutionState } from './solutionState';
import { type SolutionRefresh, WorkspaceGraph } from './workspaceGraph';

/** The graphs of all solutions: one for checked solutions, one for solutions that are only displayed. */
export class SolutionGraphs {
  /** The checked solutions. All findings and fixes are based on this graph. */
  readonly checked: WorkspaceGraph;
  /** Solutions in zips that are only displayed. A second graph keeps them from influencing a finding. */
  readonly #unchecked: WorkspaceGraph;
  /** Both graphs joined, for display. */
  readonly all: WorkspaceIndex;

  /** @param rootOf Returns the root of the solution that a file belongs to. */
  constructor(rootOf: (file: FilePath) => FilePath | undefined, deployments: Deployments) {
    this.checked = new WorkspaceGraph(rootOf, deployments);
    this.#unchecked = new WorkspaceGraph(rootOf, deployments);
    this.all = overallIndex(this.checked, this.#unchecked);
  }

  solution(root: FilePath): SolutionState | undefined {
    return this.checked.solution(root) ?? this.#unchecked.solution(root);
  }

  add(solution: SolutionState): void {
    this.#graphOf(solution).addSolution(solution);
  }

  /** @returns The facts that change. */
  remove(root: FilePath): Fact[] {
    this.#unchecked.removeSolution(root);
    return this.checked.removeSolution(root);
  }

  /**
   * Updates the graph after the content of a solution changed, without its flows.
   * @returns What changed for the checks; undefined for an unchecked solution.
   */
  refresh(solution: SolutionState): SolutionRefresh | undefined {
    const refresh = this.#graphOf(solution).refreshSolution(solution);
    return solution.checked ? refresh : undefined;
  }

  /** Builds a flow again from its file and its metadata in the solution. @returns The facts that change. */
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
