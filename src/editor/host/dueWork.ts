import { eachInTurns } from '../../core/text/pause';
import type { Pace } from './pace';

/**
 * Does what is due, one item after another and in slices: a first read names thousands at once. What becomes due again
 * while it is done is done again, so that what is done last is of the newest state.
 */
export class DueWork<Item> {
  readonly #each: (item: Item) => Promise<void> | void;
  readonly #whenDone: () => void;
  readonly #pace: Pace;
  readonly #due = new Set<Item>();
  #working = false;

  /** @param whenDone Called whenever nothing is due any more. */
  constructor(pace: Pace, each: (item: Item) => Promise<void> | void, whenDone: () => void) {
    this.#pace = pace;
    this.#each = each;
    this.#whenDone = whenDone;
  }

  add(items: Iterable<Item>): void {
    for (const item of items) {
      this.#due.add(item);
    }
    if (!this.#working) {
      void this.#work();
    }
  }

  async #work(): Promise<void> {
    this.#working = true;
    const visit = (item: Item): Promise<void> | void => {
      this.#due.delete(item);
      return this.#each(item);
    };
    try {
      // Something may have become due after the last one was done.
      while (this.#due.size > 0) {
        await eachInTurns(this.#due, () => this.#pace.pause(), visit);
        // What is done at the end may take long too.
        await this.#pace.pause();
      }
    } finally {
      this.#working = false;
      this.#whenDone();
    }
  }
}
