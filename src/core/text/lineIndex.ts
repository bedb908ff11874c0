/** A place in a text: line and column from 0, the column in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/**
 * Turns offsets of one text into positions. Lines end at LF, CR LF or a lone CR, as VS Code counts them. The text is read
 * only as far as somebody asks.
 */
export class LineIndex {
  readonly #text: string;
  readonly #starts: number[] = [0];
  #read = 0;

  constructor(text: string) {
    this.#text = text;
  }

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

  range(start: number, end: number): Range {
    return { start: this.position(start), end: this.position(end) };
  }

  /** Reads on towards an offset, for so many code units at most. @returns Whether it is reached. */
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
