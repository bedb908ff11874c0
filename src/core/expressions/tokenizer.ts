import type { Span } from '../locate/span';

/** A token of an expression. Spans count UTF-16 code units. */
export interface Token extends Span {
  /**
   * `mark`: a single bracket, comma or other character between names. `invalid`: a string without its closing quote,
   * or a number that runs into a name. `end`: the end of the text.
   */
  readonly kind: 'name' | 'string' | 'number' | 'mark' | 'invalid' | 'end';
}

/** Reads the tokens of the expressions in a text. */
export class Tokenizer {
  readonly text: string;
  readonly #space = /\s*/y;
  // A name has any characters that mean nothing else, such as `$` and `-`.
  readonly #name = /[^\s.,()[\]{}@?']+/y;
  readonly #number = /[+-]?\d+(?:\.\d*)?(?:e[+-]?\d+)?/iy;

  constructor(text: string) {
    this.text = text;
  }

  /** Reads the token at an offset, behind white space. */
  tokenAt(offset: number): Token {
    const start = this.#endOf(this.#space, offset) ?? offset;
    if (start >= this.text.length) {
      return { kind: 'end', start, end: start };
    }
    if (this.text[start] === "'") {
      return this.#stringAt(start);
    }
    const numberEnd = this.#endOf(this.#number, start);
    if (numberEnd !== undefined) {
      const behind = this.#endOf(this.#name, numberEnd);
      return { kind: behind === undefined ? 'number' : 'invalid', start, end: behind ?? numberEnd };
    }
    const end = this.#endOf(this.#name, start);
    return end === undefined ? { kind: 'mark', start, end: start + 1 } : { kind: 'name', start, end };
  }

  /** Reads the name of a member at an offset, behind white space. Unlike the name of a function, it may begin with a digit. */
  memberNameAt(offset: number): Span | undefined {
    const start = this.#endOf(this.#space, offset) ?? offset;
    const end = this.#endOf(this.#name, start);
    return end === undefined ? undefined : { start, end };
  }

  /** The string that begins with the quote at an offset. A doubled quote is a quote in the string. */
  #stringAt(start: number): Token {
    const { text } = this;
    let end = text.indexOf("'", start + 1);
    while (end >= 0 && text[end + 1] === "'") {
      end = text.indexOf("'", end + 2);
    }
    return end < 0 ? { kind: 'invalid', start, end: text.length } : { kind: 'string', start, end: end + 1 };
  }

  #endOf(pattern: RegExp, offset: number): number | undefined {
    pattern.lastIndex = offset;
    return pattern.test(this.text) ? pattern.lastIndex : undefined;
  }
}
