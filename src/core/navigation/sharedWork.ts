import type { YieldToHost } from '../text/yieldToHost';

/** Whether somebody who asked does not want the answer any more. */
export type IsCancelled = () => boolean;

/** Thrown in a pause of work that nobody waits for any more. */
class GivenUp extends Error {}

/** Work with pauses that several wait for: done once, and given up at its next pause when none of them wants it any more. */
export class SharedWork<Result> {
  readonly #result: Promise<Result | undefined>;
  readonly #waiting: IsCancelled[];
  #state: 'going on' | 'done' | 'given up' = 'going on';

  /** Begins. @param first Who wants it first. */
  constructor(work: (yieldToHost: YieldToHost) => Promise<Result>, yieldToHost: YieldToHost, first: IsCancelled) {
    this.#waiting = [first];
    this.#result = this.#run(work, yieldToHost);
  }

  get isGivenUp(): boolean {
    return this.#state === 'given up';
  }

  /** Also wanted by somebody else. */
  join(isCancelled: IsCancelled): void {
    if (this.#state === 'going on') {
      this.#waiting.push(isCancelled);
    }
  }

  /** What comes of it; undefined when it was given up. */
  result(): Promise<Result | undefined> {
    return this.#result;
  }

  async #run(
    work: (yieldToHost: YieldToHost) => Promise<Result>,
    yieldToHost: YieldToHost,
  ): Promise<Result | undefined> {
    try {
      const result = await work(() => {
        if (this.#waiting.every((isCancelled) => isCancelled())) {
          this.#state = 'given up';
          throw new GivenUp();
        }
        return yieldToHost();
      });
      this.#state = 'done';
      return result;
    } catch (error) {
      if (!(error instanceof GivenUp)) {
        throw error;
      }
      return undefined;
    } finally {
      this.#waiting.length = 0;
    }
  }
}
