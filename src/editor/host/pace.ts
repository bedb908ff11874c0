/** The longest that work goes on before the extension host may do something else, in milliseconds. */
const sliceMilliseconds = 8;

/**
 * Lets long work breathe: it goes on in slices, and between them everybody else has a turn. Works that share one share its
 * slices too, so that together they keep the host no longer than one of them.
 */
export class Pace {
  #sliceStart = performance.now();
  readonly #waiting: (() => void)[] = [];

  /** Begins a new slice: to be called where work begins that had to wait for its turn. */
  restart(): void {
    this.#sliceStart = performance.now();
  }

  /** A promise when the slice is used up, else undefined. */
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

  /** One in a turn. */
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

/** After whatever is waiting; without the millisecond that a timer costs, where the host can do that. */
function nextTurn(action: () => void): void {
  if (typeof setImmediate === 'function') {
    setImmediate(action);
  } else {
    setTimeout(action, 0);
  }
}
