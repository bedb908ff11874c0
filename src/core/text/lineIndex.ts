/** A position in a text. Lines and columns count from 0; a column counts UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/**
 * Turns offsets in one text, in UTF-16 code units, into lines and columns. Lines end at LF, CR LF or a lone CR, as in
 * VS Code. The text is searched for line ends only up to the largest offset that a caller has asked for, because large
 * files are slow to search.
 */
export class LineIndex {
  readonly #text: string;
  readonly #starts: number[] = [0];
  #read = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /**
   * The line and column of an offset, both counted from 0.
   * @param offset The offset in UTF-16 code units.
   */
  position(offset: number): Position {
    this.#readTo(offset);
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((this.#starts[middle] ?? 0) <= offset) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return { line: low, column: offset - (this.#starts[low] ?? 0) };
  }

  /**
   * The lines and columns, counted from 0, of a part of the text.
   * @param start The offset of its first UTF-16 code unit.
   * @param end The offset behind its last one.
   */
  range(start: number, end: number): Range {
    return { start: this.position(start), end: this.position(end) };
  }

  /**
   * Searches up to `length` further UTF-16 code units for line ends, but not beyond `offset`. In a long text, callers
   * let the host do other work between two calls.
   * @returns Whether `offset`, or the end of the text, is reached, so that {@link position} is fast for `offset`.
   */
  advance(offset: number, length: number): boolean {
    this.#readTo(Math.min(offset, this.#read + length));
    return this.#read >= Math.min(offset, this.#text.length);
  }

  #readTo(offset: number): void {
    const text = this.#text;
    for (; this.#read < offset && this.#read < text.length; this.#read++) {
      const unit = text.charCodeAt(this.#read);
      if (unit === 10 || (unit === 13 && text.charCodeAt(this.#read + 1) !== 10)) {
        this.#starts.push(this.#read + 1);
      }
    }
  }
}
