import { spaceEnd } from './whiteSpace';

/** One element of an XML text. Offsets count UTF-16 code units. */
export interface XmlElement {
  readonly name: string;
  /** The offset of the `<` of the start tag. */
  readonly start: number;
  /** The offset behind the `>` of the start tag. */
  readonly contentStart: number;
  /** The offset of the `<` of the end tag; equal to `contentStart` for an element without an end tag (`<a />`). */
  readonly contentEnd: number;
  /** The offset behind the element: behind the `>` of its last tag. */
  readonly end: number;
}

export class XmlSyntaxError extends Error {
  readonly start: number;
  readonly end: number;

  constructor(message: string, start: number, end: number) {
    super(message);
    this.start = start;
    this.end = end;
  }
}

/**
 * The greatest depth at which `close` of {@link Scan} is called. Deeper elements are only checked, because calls for
 * them would take time and no caller needs the elements.
 */
const deepestReported = 1;

type CloseElement = (element: XmlElement, depth: number) => void;
type FoundAttribute = (name: string, valueStart: number, valueEnd: number) => void;

const greaterThan = 0x3e;
const slash = 0x2f;

/**
 * The part of a text to scan, given by two offsets in UTF-16 code units, and the function that receives the elements in
 * it.
 */
interface Scan {
  readonly from: number;
  readonly to: number;
  /**
   * Called at the end of each element with a depth of at most {@link deepestReported}. The depth is 0 for elements that
   * are not inside another element of the scanned part.
   */
  readonly close: CloseElement;
}

/**
 * Scans an XML text, or a part of it, once: reports its elements and checks that it is well-formed. The inner loops
 * compare single code units instead of slices, because exports are large and slices would take longer.
 */
export class XmlScanner {
  readonly #text: string;
  readonly #reference = /&(?:#x[0-9a-f]+|#[0-9]+|lt|gt|amp|quot|apos);/iy;
  /**
   * For each open element, the offset of its start tag. `#contentStarts` contains the offsets of the contents in the
   * same order. Two lists of numbers are faster than objects, because a large file has very many elements.
   */
  readonly #starts: number[] = [];
  readonly #contentStarts: number[] = [];
  readonly #scan: Scan;
  #at: number;
  #ampersand: number;

  constructor(text: string, scan: Scan) {
    this.#text = text;
    this.#scan = scan;
    this.#at = scan.from;
    // A part of a text is only scanned after the whole text was found to be well-formed, so its references are not
    // checked again: looking for the next & could search many megabytes behind the part.
    this.#ampersand = scan.from > 0 ? Infinity : -1;
  }

  /**
   * Continues the scan for at least `length` UTF-16 code units, up to the end of a tag, comment or similar item, or to
   * the end of the scanned part.
   * @returns Whether the end of the scanned part is reached.
   * @throws XmlSyntaxError when the text is not well-formed.
   */
  advance(length: number): boolean {
    const text = this.#text;
    const { from, to } = this.#scan;
    const stop = this.#at + length;
    while (this.#at < stop && this.#at < to) {
      const tag = text.indexOf('<', this.#at);
      const textEnd = tag < 0 || tag > to ? to : tag;
      this.#checkText(this.#at, textEnd, this.#starts.length === 0 && from === 0);
      this.#at = textEnd === to ? to : this.#step(tag);
    }
    if (this.#at < to) {
      return false;
    }
    const unclosed = this.#starts.at(-1);
    if (unclosed !== undefined) {
      const message = `<${this.#nameAt(unclosed + 1)}> has no end tag.`;
      throw new XmlSyntaxError(message, unclosed, this.#contentStarts.at(-1) ?? unclosed);
    }
    return true;
  }

  /**
   * Checks a start tag.
   * @param tag The offset of the tag's `<`.
   * @param found Called for each attribute of the tag.
   * @returns The offset behind the tag's `>`.
   * @throws XmlSyntaxError when the tag is not well-formed.
   */
  readStartTag(tag: number, found?: FoundAttribute): number {
    const text = this.#text;
    const { to } = this.#scan;
    let at = nameEnd(text, tag + 1);
    if (at === tag + 1) {
      throw new XmlSyntaxError('This < does not begin a tag. In text, write &lt; instead.', tag, tag + 1);
    }
    let seen: string[] | undefined;
    for (;;) {
      const next = spaceEnd(text, at);
      const close = text.charCodeAt(next) === slash ? next + 1 : next;
      if (text.charCodeAt(close) === greaterThan && close < to) {
        return close + 1;
      }
      const keyEnd = nameEnd(text, next);
      const equals = spaceEnd(text, keyEnd);
      const open = spaceEnd(text, equals + 1);
      const quote = text.charAt(open);
      if (next === at || keyEnd === next || text.charAt(equals) !== '=' || (quote !== '"' && quote !== "'")) {
        throw new XmlSyntaxError(
          `The start tag <${this.#nameAt(tag + 1)}> has a syntax error here.`,
          at,
          Math.min(at + 1, to),
        );
      }
      const key = text.slice(next, keyEnd);
      const valueEnd = text.indexOf(quote, open + 1);
      if (valueEnd < 0 || valueEnd >= to) {
        throw new XmlSyntaxError(`The value of ${key} has no closing quote.`, at, open + 1);
      }
      if (seen?.includes(key)) {
        throw new XmlSyntaxError(`<${this.#nameAt(tag + 1)}> has the attribute ${key} twice.`, at, valueEnd + 1);
      }
      (seen ??= []).push(key);
      this.#checkAttribute(open + 1, valueEnd);
      found?.(key, open + 1, valueEnd);
      at = valueEnd + 1;
    }
  }

  /**
   * Reads the tag, comment, CDATA section, instruction or declaration that begins at a `<`.
   * @param tag The offset of the `<`.
   * @returns The offset behind the end of the tag, comment or other item.
   */
  #step(tag: number): number {
    const text = this.#text;
    const { to, close } = this.#scan;
    if (text.charCodeAt(tag + 1) === slash) {
      return this.#closeElement(tag);
    }
    if (text.startsWith('<!--', tag)) {
      return this.#endOf('-->', tag, 4, to, 'The comment has no end: --> is missing.');
    }
    if (text.startsWith('<![CDATA[', tag)) {
      return this.#endOf(']]>', tag, 9, to, 'The CDATA section has no end: ]]> is missing.');
    }
    if (text.startsWith('<?', tag)) {
      return this.#endOf('?>', tag, 2, to, 'The processing instruction has no end: ?> is missing.');
    }
    if (text.startsWith('<!', tag)) {
      return this.#endOf('>', tag, 2, to, 'The declaration has no end: > is missing.');
    }
    const end = this.readStartTag(tag);
    if (text.charCodeAt(end - 2) !== slash) {
      this.#starts.push(tag);
      this.#contentStarts.push(end);
    } else if (this.#starts.length <= deepestReported) {
      close({ name: this.#nameAt(tag + 1), start: tag, contentStart: end, contentEnd: end, end }, this.#starts.length);
    }
    return end;
  }

  #closeElement(tag: number): number {
    const { to, close } = this.#scan;
    const end = this.#endOf('>', tag, 2, to, 'The end tag has no end: > is missing.');
    const start = this.#starts.pop();
    const contentStart = this.#contentStarts.pop();
    if (start === undefined || contentStart === undefined || !this.#closes(start, tag, end)) {
      const expected = start === undefined ? 'it has no start tag' : `</${this.#nameAt(start + 1)}> is expected here`;
      throw new XmlSyntaxError(`The end tag ${this.#text.slice(tag, end)} does not match: ${expected}.`, tag, end);
    }
    const depth = this.#starts.length;
    if (depth <= deepestReported) {
      close({ name: this.#nameAt(start + 1), start, contentStart, contentEnd: tag, end }, depth);
    }
    return end;
  }

  /**
   * Whether an end tag has the same name as a start tag. The names are compared in place, because cutting out both
   * would be slow in a large file with very many end tags.
   */
  #closes(start: number, tag: number, end: number): boolean {
    const text = this.#text;
    const length = nameEnd(text, start + 1) - start - 1;
    for (let at = 0; at < length; at++) {
      if (text.charCodeAt(start + 1 + at) !== text.charCodeAt(tag + 2 + at)) {
        return false;
      }
    }
    return spaceEnd(text, tag + 2 + length) === end - 1;
  }

  #nameAt(start: number): string {
    return this.#text.slice(start, nameEnd(this.#text, start));
  }

  #endOf(terminator: string, start: number, skip: number, to: number, message: string): number {
    const found = this.#text.indexOf(terminator, start + skip);
    if (found < 0 || found + terminator.length > to) {
      throw new XmlSyntaxError(message, start, start + skip);
    }
    return found + terminator.length;
  }

  #checkAttribute(start: number, end: number): void {
    const bracket = this.#text.slice(start, end).indexOf('<');
    if (bracket >= 0) {
      throw new XmlSyntaxError(
        'This < is inside an attribute value. Write &lt; instead.',
        start + bracket,
        start + bracket + 1,
      );
    }
    this.#checkReferences(start, end);
  }

  #checkText(start: number, end: number, outsideRoot: boolean): void {
    const stray = outsideRoot ? this.#text.slice(start, end).search(/\S/) : -1;
    if (stray >= 0) {
      throw new XmlSyntaxError('This text is outside the root element.', start + stray, start + stray + 1);
    }
    this.#checkReferences(start, end);
  }

  /**
   * Checks that every `&` from `start` to `end` begins a character or entity reference such as `&lt;`. The offset of
   * the next `&` is kept between calls, because a new search in each call would be slow.
   */
  #checkReferences(start: number, end: number): void {
    if (this.#ampersand < start) {
      this.#ampersand = this.#findAmpersand(start);
    }
    while (this.#ampersand < end) {
      this.#reference.lastIndex = this.#ampersand;
      if (!this.#reference.test(this.#text)) {
        throw new XmlSyntaxError(
          'This & does not begin a reference such as &lt;. For the character itself, write &amp;.',
          this.#ampersand,
          this.#ampersand + 1,
        );
      }
      this.#ampersand = this.#findAmpersand(this.#ampersand + 1);
    }
  }

  #findAmpersand(from: number): number {
    const found = this.#text.indexOf('&', from);
    return found < 0 ? Infinity : found;
  }
}

/** The offset behind the XML name that begins at `start`; `start` itself when no name begins at `start`. */
function nameEnd(text: string, start: number): number {
  let at = start;
  while (isNameUnit(text.charCodeAt(at), at > start)) {
    at++;
  }
  return at;
}

/**
 * Whether a UTF-16 code unit can be part of an XML name: letters, `_`, `:` and everything beyond ASCII; behind the
 * first unit of the name, digits, `-` and `.`, too. At the end of a text the code unit is NaN, for which the result is
 * false.
 */
function isNameUnit(unit: number, behindFirst: boolean): boolean {
  return (
    (unit >= 0x61 && unit <= 0x7a) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    unit === 0x5f ||
    unit === 0x3a ||
    unit >= 0x80 ||
    (behindFirst && ((unit >= 0x30 && unit <= 0x39) || unit === 0x2d || unit === 0x2e))
  );
}
