import { forEachYielding } from '../../core/text/yieldToHost';
import type { Scheduler } from './scheduler';

/**
 * Does what is due, one item after another and in slices: a first read names thousands at once. What becomes due again
 * while it is done is done again, so that what is done last is of the newest state.
 */
export class DueWork<Item> {
  readonly #each: (item: Item) => Promise<void> | void;
  readonly #whenDone: () => void;
  readonly #scheduler: Scheduler;
  readonly #due = new Set<Item>();
  #working = false;

  /** @param whenDone Called whenever nothing is due any more. */
  constructor(scheduler: Scheduler, each: (item: Item) => Promise<void> | void, whenDone: () => void) {
    this.#scheduler = scheduler;
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

  /** A failure is thrown when everything else is done: it leads to VS Code's log. */
  async #work(): Promise<void> {
    this.#working = true;
    const failures: unknown[] = [];
    const fail = (error: unknown): void => {
      failures.push(error);
    };
    const visit = (item: Item): Promise<void> | void => {
      this.#due.delete(item);
      try {
        const visiting = this.#each(item);
        return visiting ? visiting.catch(fail) : undefined;
      } catch (error) {
        fail(error);
      }
    };
    // Something may have become due after the last one was done.
    while (this.#due.size > 0) {
      await forEachYielding(this.#due, () => this.#scheduler.yieldToHost(), visit);
      // What is done at the end may take long too.
      await this.#scheduler.yieldToHost();
    }
    this.#working = false;
    this.#whenDone();
    if (failures.length > 0) {
      throw failures[0];
    }
  }
}
