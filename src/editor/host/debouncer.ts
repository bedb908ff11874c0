/** Runs an action once calls have been quiet for a while, and at the latest after a longer one. */
export class Debouncer {
  readonly #action: () => void;
  readonly #quietMilliseconds: number;
  readonly #longestMilliseconds: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #firstCall: number | undefined;

  constructor(action: () => void, quietMilliseconds: number, longestMilliseconds: number) {
    this.#action = action;
    this.#quietMilliseconds = quietMilliseconds;
    this.#longestMilliseconds = longestMilliseconds;
  }

  call(): void {
    const now = Date.now();
    this.#firstCall ??= now;
    clearTimeout(this.#timer);
    const wait = Math.max(0, Math.min(this.#quietMilliseconds, this.#firstCall + this.#longestMilliseconds - now));
    this.#timer = setTimeout(() => {
      this.#firstCall = undefined;
      this.#action();
    }, wait);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}
