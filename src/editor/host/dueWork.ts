import { forEachYielding } from '../../core/text/yieldToHost';
import type { Scheduler } from './scheduler';

/**
 * A queue that processes its items one after another, with pauses. Without pauses, the thousands of items that the
 * first read of a workspace adds would block the extension host. An item that is added again while it is being
 * processed is processed once more, so that its result is up to date.
 */
export class DueWork<Item> {
  readonly #each: (item: Item) => Promise<void> | void;
  readonly #whenDone: () => void;
  readonly #scheduler: Scheduler;
  readonly #due = new Set<Item>();
  #working = false;

  /** @param each Processes one item. @param whenDone Called each time the queue becomes empty. */
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

  /**
   * Processes all items.
   * @throws The first error that processing an item caused, after all items were processed; VS Code logs the error.
   */
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
    // An item may be added after the last item was processed and before this check.
    while (this.#due.size > 0) {
      await forEachYielding(this.#due, () => this.#scheduler.yieldToHost(), visit);
      // `whenDone` may take long, so the extension host gets a turn to do other work first.
      await this.#scheduler.yieldToHost();
    }
    this.#working = false;
    this.#whenDone();
    if (failures.length > 0) {
      throw failures[0];
    }
  }
}
