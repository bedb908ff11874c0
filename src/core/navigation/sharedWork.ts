import type { YieldToHost } from '../text/yieldToHost';

/** Whether a request was cancelled. */
export type IsCancelled = () => boolean;

/** Thrown in a pause to abandon work after all its requests were cancelled. */
class Abandoned extends Error {}

/** Work that several requests share. It runs once, and is abandoned at its next pause after all requests were cancelled. */
export class SharedWork<Result> {
  readonly #result: Promise<Result | undefined>;
  readonly #requests: IsCancelled[];
  #state: 'running' | 'done' | 'abandoned' = 'running';

  /** Starts the work. @param isCancelled Whether the first request was cancelled. */
  constructor(work: (yieldToHost: YieldToHost) => Promise<Result>, yieldToHost: YieldToHost, isCancelled: IsCancelled) {
    this.#requests = [isCancelled];
    this.#result = this.#run(work, yieldToHost);
  }

  get isAbandoned(): boolean {
    return this.#state === 'abandoned';
  }

  /** Adds a request. */
  join(isCancelled: IsCancelled): void {
    if (this.#state === 'running') {
      this.#requests.push(isCancelled);
    }
  }

  /** Resolves with the result, or with undefined if the work was abandoned. */
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
