import type { Span } from './span';

/** Finds parts of a string in a JSON text. Offsets count UTF-16 code units. */
export class JsonStringOffsets {
  /** The string as it is written in the JSON text, with its quotes and escapes. */
  readonly #written: string;
  readonly #start: number;
  readonly #hasEscapes: boolean;
  /** An offset in the value of the string, and the same place in `#written`. */
  #known = { inValue: 0, inWritten: 1 };

  /** @param token The span of the string in the JSON text, with its quotes. */
  constructor(text: string, token: Span) {
    this.#written = text.slice(token.start, token.end);
    this.#start = token.start;
    this.#hasEscapes = this.#written.includes('\\');
  }

  /**
   * The span of a part of the string in the JSON text. It is found faster if it comes behind the part that was found last.
   * @param part The span of the part in the value of the string, which has no quotes and no escapes.
   */
  span({ start, end }: Span): Span {
    return { start: this.#offset(start), end: this.#offset(end) };
  }

  #offset(index: number): number {
    if (!this.#hasEscapes) {
      return this.#start + index + 1;
    }
    let { inValue, inWritten } = index < this.#known.inValue ? { inValue: 0, inWritten: 1 } : this.#known;
    for (; inValue < index; inValue++) {
      inWritten += this.#written[inWritten] !== '\\' ? 1 : this.#written[inWritten + 1] === 'u' ? 6 : 2;
    }
    this.#known = { inValue, inWritten };
    return this.#start + inWritten;
  }
}
