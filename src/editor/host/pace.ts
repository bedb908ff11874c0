/** The longest time that work runs before other code of the extension host gets a turn. */
const sliceMilliseconds = 8;

/**
 * Divides long work into short slices, so that other code of the extension host can run between them. Several tasks that use
 * the same instance share its slices: together they block the host no longer than one task would.
 */
export class Pace {
  #sliceStart = performance.now();
  readonly #waiting: (() => void)[] = [];

  /**
   * Starts a new slice. To be called before work that starts in a new turn: without it, the waiting time would count as work.
   */
  restart(): void {
    this.#sliceStart = performance.now();
  }

  /** @returns A promise to wait for when the slice is used up, else undefined. */
  pause(): Promise<void> | undefined {
    if (performance.now() - this.#sliceStart < sliceMilliseconds) {
      return undefined;
    }
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      if (this.#waiting.length === 1) {
        this.#wakeNext();
      }
    });
  }

  /** Lets the waiting tasks continue one per turn, so that each gets a full slice. */
  #wakeNext(): void {
    nextTurn(() => {
      this.restart();
      this.#waiting.shift()?.();
      if (this.#waiting.length > 0) {
        this.#wakeNext();
      }
    });
  }
}

/**
 * Runs an action after all code that is waiting for a turn. A timer would add a millisecond to each turn, so it is used only in
 * browsers.
 */
function nextTurn(action: () => void): void {
  if (typeof setImmediate === 'function') {
    setImmediate(action);
  } else {
    setTimeout(action, 0);
  }
}
