import type { FilePath } from '../model/filePath';
import type { WorkspaceIndex } from '../model/workspaceIndex';
import type { Deployments } from './deployments';
import type { Fact } from './facts';
import { overallIndex } from './overallIndex';
import type { SolutionState } from './solutionState';
import { type SolutionRefresh, WorkspaceGraph } from './workspaceGraph';

/** All solutions of the workspace: those that are checked, and those that are only shown. */
export class SolutionGraphs {
  /** On this rest all verdicts and fixes. */
  readonly checked: WorkspaceGraph;
  /** Solutions in zips that are not to be checked: they have no part in any verdict. */
  readonly #unchecked: WorkspaceGraph;
  /** Both as one, to be shown. */
  readonly all: WorkspaceIndex;

  /** @param rootOf The root of the solution that a file belongs to. */
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
   * Brings the graph up to date with what a solution holds besides its flows.
   * @returns What changes for verdicts; undefined for a solution that has no part in them.
   */
  refresh(solution: SolutionState): SolutionRefresh | undefined {
    const refresh = this.#graphOf(solution).refreshSolution(solution);
    return solution.checked ? refresh : undefined;
  }

  /** Joins a flow's file with what its solution says about the flow. @returns The facts that change. */
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
