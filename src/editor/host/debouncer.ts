/**
 * Runs an action after the last of several calls: when no call came for `quietMilliseconds`, but at the latest
 * `longestWaitMilliseconds` after the first call.
 */
export class Debouncer {
  readonly #action: () => void;
  readonly #quietMilliseconds: number;
  readonly #longestWaitMilliseconds: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #firstCall: number | undefined;

  constructor(action: () => void, quietMilliseconds: number, longestWaitMilliseconds: number) {
    this.#action = action;
    this.#quietMilliseconds = quietMilliseconds;
    this.#longestWaitMilliseconds = longestWaitMilliseconds;
  }

  call(): void {
    const now = Date.now();
    this.#firstCall ??= now;
    clearTimeout(this.#timer);
    const wait = Math.max(0, Math.min(this.#quietMilliseconds, this.#firstCall + this.#longestWaitMilliseconds - now));
    this.#timer = setTimeout(() => {
      this.#firstCall = undefined;
      this.#action();
    }, wait);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}
