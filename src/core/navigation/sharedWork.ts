import type { YieldToHost } from '../text/yieldToHost';

/** Whether a request was cancelled. */
export type IsCancelled = () => boolean;

/** Thrown when shared work pauses after all its requests were cancelled. The error ends the work. */
class Abandoned extends Error {}

/**
 * Work that several requests share. The work runs once. After all requests were cancelled, it ends at its next pause.
 */
export class SharedWork<Result> {
  readonly #result: Promise<Result | undefined>;
  readonly #requests: IsCancelled[];
  #state: 'running' | 'done' | 'abandoned' = 'running';

  /**
   * Starts the work for a first request.
   * @param work Must call the given function at each pause.
   * @param isCancelled Whether the first request was cancelled.
   */
  constructor(work: (yieldToHost: YieldToHost) => Promise<Result>, yieldToHost: YieldToHost, isCancelled: IsCancelled) {
    this.#requests = [isCancelled];
    this.#result = this.#run(work, yieldToHost);
  }

  get isAbandoned(): boolean {
    return this.#state === 'abandoned';
  }

  /** Adds a request that waits for the same work. The work goes on as long as one of its requests is not cancelled. */
  join(isCancelled: IsCancelled): void {
    if (this.#state === 'running') {
      this.#requests.push(isCancelled);
    }
  }

  /**
   * Resolves with the result of the work, or with undefined if the work ended early because all requests were
   * cancelled. Rejects if the work fails.
   */
  result(): Promise<Result | undefined> {
    return this.#result;
  }

  async #run(
    work: (yieldToHost: YieldToHost) => Promise<Result>,
    yieldToHost: YieldToHost,
  ): Promise<Result | undefined> {
    try {
      const result = await work(() => {
        if (this.#requests.every((isCancelled) => isCancelled())) {
          this.#state = 'abandoned';
          throw new Abandoned();
        }
        return yieldToHost();
      });
      this.#state = 'done';
      return result;
    } catch (error) {
      if (!(error instanceof Abandoned)) {
        throw error;
      }
      return undefined;
    } finally {
      this.#requests.length = 0;
    }
  }
}
