import type { DeploymentEnvironment } from '../core/model/deploymentEnvironment';
import type { WorkspaceIndex } from '../core/model/workspaceIndex';
import type { YieldToHost } from '../core/text/yieldToHost';
import { type ColumnVerdict, columnVerdict } from './columnVerdict';
import { environmentId } from './mappingModel';

/** Lets others work between environments. */
export interface Scheduler {
  /** Begins a new slice of work. */
  restart(): void;
  readonly yieldToHost: YieldToHost;
}

/** What the plans of all environments come to, kept until the workspace changes. */
export class ColumnVerdicts {
  #known = new Map<string, ColumnVerdict>();
  #isComplete = false;

  /** To be called when the workspace has changed. */
  forget(): void {
    this.#known = new Map();
  }

  /** Plans what is not known, with a pause between environments. @returns False where the workspace changed meanwhile. */
  async prepare(index: WorkspaceIndex, isComplete: boolean, scheduler: Scheduler): Promise<boolean> {
    if (this.#isComplete !== isComplete) {
      this.#isComplete = isComplete;
      this.forget();
    }
    const known = this.#known;
    scheduler.restart();
    for (const environment of index.environments()) {
      this.verdictOf(environment, index);
      await scheduler.yieldToHost();
      if (known !== this.#known) {
        return false;
      }
    }
    return true;
  }

  verdictOf(environment: DeploymentEnvironment, index: WorkspaceIndex): ColumnVerdict {
    const id = environmentId(environment);
    const verdict = this.#known.get(id) ?? columnVerdict(environment, index, this.#isComplete);
    this.#known.set(id, verdict);
    return verdict;
  }
}
