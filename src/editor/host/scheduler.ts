/** The longest time, in milliseconds, that long work runs before the extension host gets a turn to do other work. */
const longestRun = 8;

/**
 * Divides long work into short runs, so that VS Code stays responsive. Several pieces of work can share one scheduler:
 * all of them together use up one run at a time, so they do not block VS Code longer than one piece.
 */
export class Scheduler {
  #runStart = performance.now();
  readonly #waiting: (() => void)[] = [];

  /**
   * Starts to measure a new run. Work must call this when it starts after waiting, because the waiting time would count
   * as part of the run.
   */
  restart(): void {
    this.#runStart = performance.now();
  }

  /**
   * Asks whether work must pause.
   * @returns A promise that resolves when work may continue; undefined when work can continue at once.
   */
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

  /** Resumes one piece of waiting work in each turn of the event loop, until none is waiting. */
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

/**
 * Runs an action after all events that are already waiting. A timer costs about a millisecond, so it is used only if
 * `setImmediate` does not exist, as on the web.
 */
function runInNextTurn(action: () => void): void {
  if (typeof setImmediate === 'function') {
    setImmediate(action);
  } else {
    setTimeout(action, 0);
  }
}
