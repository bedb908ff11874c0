import { spaceEnd } from './whiteSpace';
import { nameEnd, referenceEnd } from './xmlNames';

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
  /** The child elements, in document order; undefined if the scan that found the element did not record them. */
  readonly children: readonly XmlElement[] | undefined;
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

const exclamationMark = 0x21;
const slash = 0x2f;
const greaterThan = 0x3e;
const questionMark = 0x3f;

const noElements: readonly XmlElement[] = [];

/** The part of a text to scan, given by two offsets in UTF-16 code units, and what to record of it. */
interface Scan {
  readonly from: number;
  readonly to: number;
  /**
   * The depth of the deepest elements that are recorded. The depth is 0 for elements that are not inside another element
   * of the scanned part. Deeper elements are only checked.
   */
  readonly deepest: number;
}

/**
 * Scans an XML text, or a part of it, once: records its elements and checks that it is well-formed. The inner loops
 * compare single code units instead of slices, because exports are large and slices would take longer.
 */
export class XmlScanner {
  readonly #text: string;
  /**
   * For each open element, the offset of its start tag. `#contentStarts` contains the offsets of the contents in the
   * same order. Two lists of numbers are faster than objects, because a large file has very many elements.
   */
  readonly #starts: number[] = [];
  readonly #contentStarts: number[] = [];
  /** For each depth, the recorded elements that end before the scan's place and whose parent does not. */
  readonly #recorded: (XmlElement[] | undefined)[] = [];
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

  /** The elements of depth 0 that were recorded so far, in document order. */
  get elements(): readonly XmlElement[] {
    return this.#recorded[0] ?? noElements;
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
   * @returns The offset behind the tag's `>`.
   * @throws XmlSyntaxError when the tag is not well-formed.
   */
  #readStartTag(tag: number): number {
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
      at = valueEnd + 1;
    }
  }

  /**
   * Reads the tag, comment, CDATA section, instruction or declaration that begins at a `<`.
   * @param tag The offset of the `<`.
   * @returns The offset behind the end of the tag, comment or other item.
   */
  #step(tag: number): number {
    switch (this.#text.charCodeAt(tag + 1)) {
      case slash:
        return this.#closeElement(tag);
      case exclamationMark:
        return this.#passDeclaration(tag);
      case questionMark:
        return this.#endOf('?>', tag, 2, 'The processing instruction has no end: ?> is missing.');
    }
    const end = this.#readStartTag(tag);
    if (this.#text.charCodeAt(end - 2) === slash) {
      this.#record(tag, end, end, end);
    } else {
      this.#starts.push(tag);
      this.#contentStarts.push(end);
    }
    return end;
  }

  /** Passes over the comment, CDATA section or declaration that begins with the `<!` at an offset. */
  #passDeclaration(tag: number): number {
    const text = this.#text;
    if (text.startsWith('<!--', tag)) {
      return this.#endOf('-->', tag, 4, 'The comment has no end: --> is missing.');
    }
    return text.startsWith('<![CDATA[', tag)
      ? this.#endOf(']]>', tag, 9, 'The CDATA section has no end: ]]> is missing.')
      : this.#endOf('>', tag, 2, 'The declaration has no end: > is missing.');
  }

  #closeElement(tag: number): number {
    const end = this.#endOf('>', tag, 2, 'The end tag has no end: > is missing.');
    const start = this.#starts.pop();
    const contentStart = this.#contentStarts.pop();
    if (start === undefined || contentStart === undefined || !this.#closes(start, tag, end)) {
      const expected = start === undefined ? 'it has no start tag' : `</${this.#nameAt(start + 1)}> is expected here`;
      throw new XmlSyntaxError(`The end tag ${this.#text.slice(tag, end)} does not match: ${expected}.`, tag, end);
    }
    this.#record(start, contentStart, tag, end);
    return end;
  }

  /** Records an element that ends at the scan's place, unless the element is too deep. */
  #record(start: number, contentStart: number, contentEnd: number, end: number): void {
    const depth = this.#starts.length;
    const { deepest, from } = this.#scan;
    if (depth > deepest) {
      return;
    }
    const name = this.#nameAt(start + 1);
    const siblings = this.#recorded[depth];
    if (siblings && depth === 0 && from === 0) {
      const message = `The second root element <${name}> after <${siblings[0]?.name}> is not allowed.`;
      throw new XmlSyntaxError(message, start, contentStart);
    }
    const children = depth < deepest ? (this.#recorded[depth + 1] ?? noElements) : undefined;
    if (children && children !== noElements) {
      this.#recorded[depth + 1] = undefined;
    }
    const element = { name, start, contentStart, contentEnd, end, children };
    if (siblings) {
      siblings.push(element);
    } else {
      this.#recorded[depth] = [element];
    }
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

  #endOf(terminator: string, start: number, skip: number, message: string): number {
    const found = this.#text.indexOf(terminator, start + skip);
    if (found < 0 || found + terminator.length > this.#scan.to) {
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
      const behind = referenceEnd(this.#text, this.#ampersand);
      if (behind === undefined) {
        throw new XmlSyntaxError(
          'This & does not begin a reference such as &lt;. For the character itself, write &amp;.',
          this.#ampersand,
          this.#ampersand + 1,
        );
      }
      this.#ampersand = this.#findAmpersand(behind);
    }
  }

  #findAmpersand(from: number): number {
    const found = this.#text.indexOf('&', from);
    return found < 0 ? Infinity : found;
  }
}
