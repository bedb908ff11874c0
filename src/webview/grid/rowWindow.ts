/** Computes the positions of rows from their heights, and which rows are visible. All lengths are in pixels. */
export class RowLayout {
  /** The top of each row, followed by the bottom of the last row. */
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

  /**
   * Finds the rows that are at least partly between two positions.
   * @returns The number of the first row, and in `end` the number after the last row.
   */
  rowsBetween(from: number, to: number): { first: number; end: number } {
    const first = this.#indexAt(from);
    return { first, end: Math.min(this.#indexAt(to) + 1, this.#tops.length - 1) };
  }

  /** The number of the last row whose top is at or above a position. */
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
