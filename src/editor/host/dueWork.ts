import { forEachYielding } from '../../core/text/yieldToHost';
import type { Scheduler } from './scheduler';

/**
 * A queue that visits its items one after another, with pauses: the first read of a workspace adds thousands of items at once,
 * which would block the extension host. An item that is added during its own visit is visited again, so that the last visit
 * sees the newest state.
 */
export class DueWork<Item> {
  readonly #each: (item: Item) => Promise<void> | void;
  readonly #whenDone: () => void;
  readonly #scheduler: Scheduler;
  readonly #due = new Set<Item>();
  #working = false;

  /** @param whenDone Called each time the queue becomes empty. */
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

  /** Visits all items. @throws The first error of a visit, after all other items are visited; VS Code logs it. */
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
    // An item may be added between the last visit and this check.
    while (this.#due.size > 0) {
      await forEachYielding(this.#due, () => this.#scheduler.yieldToHost(), visit);
      // `whenDone` may take long too, so other code gets a turn before it.
      await this.#scheduler.yieldToHost();
    }
    this.#working = false;
    this.#whenDone();
    if (failures.length > 0) {
      throw failures[0];
    }
  }
}
