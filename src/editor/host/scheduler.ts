/** The longest time, in milliseconds, that work goes on before the extension host may do something else. */
const longestRun = 8;

/**
 * Divides long work into short runs, so that VS Code stays responsive. Several pieces of work can share one scheduler:
 * together they then take one run at a time instead of one run each.
 */
export class Scheduler {
  #runStart = performance.now();
  readonly #waiting: (() => void)[] = [];

  /** Begins a new run. To be called by work that starts after it had to wait, because the wait counts as work otherwise. */
  restart(): void {
    this.#runStart = performance.now();
  }

  /** @returns A promise for the start of the next run when the current run is used up; undefined when work can go on. */
  yieldToHost(): Promise<void> | undefined {
    if (performance.now() - this.#runStart < longestRun) {
      return undefined;
    }
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      if (this.#waiting.length === 1) {
        this.#wakeNext();
      }
    });
  }

  /** Resumes one waiting piece of work in each turn of the event loop. */
  #wakeNext(): void {
    runInNextTurn(() => {
      this.restart();
      this.#waiting.shift()?.();
      if (this.#waiting.length > 0) {
        this.#wakeNext();
      }
    });
  }
}

/** Runs an action after all waiting events. A timer costs a millisecond, so it is used only where `setImmediate` is missing. */
function runInNextTurn(action: () => void): void {
  if (typeof setImmediate === 'function') {
    setImmediate(action);
  } else {
    setTimeout(action, 0);
  }
}
