/** Where rows of known heights lie, and which of them a viewport shows. Pixels. */
export class RowLayout {
  /** Where each row begins, and at last where all end. */
  readonly #tops: readonly number[];

  constructor(heights: readonly number[]) {
    const tops = [0];
    for (const height of heights) tops.push((tops.at(-1) ?? 0) + height);
    this.#tops = tops;
  }

  get height(): number {
    return this.#tops.at(-1) ?? 0;
  }

  top(index: number): number {
    return this.#tops[index] ?? this.height;
  }

  bottom(index: number): number {
    return this.top(index + 1);
  }

  /** The rows that lie between two places, at least in part. @returns first, and the one behind the last */
  between(from: number, to: number): { first: number; end: number } {
    const first = this.#indexAt(from);
    return { first, end: Math.min(this.#indexAt(to) + 1, this.#tops.length - 1) };
  }

  /** The last row that begins at or above a place. */
  #indexAt(place: number): number {
    let low = 0;
    let high = Math.max(this.#tops.length - 2, 0);
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.top(middle) <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
