import type { DeploymentEnvironment } from '../core/model/deploymentEnvironment';
import type { WorkspaceIndex } from '../core/model/workspaceIndex';
import type { YieldToHost } from '../core/text/yieldToHost';
import { type ColumnVerdict, columnVerdict } from './columnVerdict';
import { environmentId } from './mappingModel';

/** Lets other work run between two environments, so that the editor stays responsive. */
export interface Scheduler {
  /** Begins a new slice of work. */
  restart(): void;
  readonly yieldToHost: YieldToHost;
}

/** The plan results of all environments, remembered until the workspace changes, because computing a plan takes time. */
export class ColumnVerdicts {
  #known = new Map<string, ColumnVerdict>();
  #isComplete = false;

  /** Forgets all results. Call it when the workspace has changed. */
  forget(): void {
    this.#known = new Map();
  }

  /** Computes the results that are not known yet, with a pause between environments. @returns False if the workspace changed meanwhile. */
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
