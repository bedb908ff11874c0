import type { DeploymentEnvironment } from '../core/model/deploymentEnvironment';
import type { WorkspaceIndex } from '../core/model/workspaceIndex';
import type { YieldToHost } from '../core/text/yieldToHost';
import { type ColumnVerdict, columnVerdict } from './columnVerdict';
import { environmentId } from './mappingModel';

/**
 * Lets other work run between the work on two environments. Otherwise the editor would not respond until all
 * environments are done.
 */
export interface Scheduler {
  /** Call it when the work begins: `yieldToHost` pauses once the work has taken too long since then. */
  restart(): void;
  readonly yieldToHost: YieldToHost;
}

/**
 * The verdicts on all environments, remembered until the workspace changes, because computing an import plan takes
 * time.
 */
export class ColumnVerdicts {
  #known = new Map<string, ColumnVerdict>();
  #isComplete = false;

  /** Forgets all verdicts. Call it when the workspace has changed. */
  forget(): void {
    this.#known = new Map();
  }

  /**
   * Computes the verdicts that are not known yet, and lets other work run between two environments if the computation
   * takes long.
   * @returns False if `forget` was called in the meantime, so that the verdicts must be computed again.
   */
  async prepare(index: WorkspaceIndex, isComplete: boolean, scheduler: Scheduler): Promise<boolean> {
    if (this.#isComplete !== isComplete) {
      this.#isComplete = isComplete;
      this.forget();
    }
    const known = this.#known;
    scheduler.restart();
    for (const environment of index.environments()) {
      this.get(environment, index);
      await scheduler.yieldToHost();
      if (known !== this.#known) {
        return false;
      }
    }
    return true;
  }

  get(environment: DeploymentEnvironment, index: WorkspaceIndex): ColumnVerdict {
    const id = environmentId(environment);
    const verdict = this.#known.get(id) ?? columnVerdict(environment, index, this.#isComplete);
    this.#known.set(id, verdict);
    return verdict;
  }
}
