import { spaceEnd } from './whiteSpace';
import { codeOfCharacter, forbiddenCharacter } from './xmlCharacters';
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
const semicolon = 0x3b;
const greaterThan = 0x3e;
const questionMark = 0x3f;

/** The XML declaration. Source: XML 1.0, production 23. */
const xmlDeclaration =
  /^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(["'])1\.[0-9]+\1(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(["'])[A-Za-z][A-Za-z0-9._-]*\2)?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(["'])(?:yes|no)\3)?[ \t\r\n]*\?>$/;

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
  /** The offset of the next `]]>`, which is not allowed in text; found like `#ampersand`. */
  #sectionEnd: number;
  /** The offset up to which all characters are known to be allowed. */
  #charactersUpTo: number;
  #hasDoctype = false;

  constructor(text: string, scan: Scan) {
    this.#text = text;
    this.#scan = scan;
    this.#at = scan.from;
    // A part of a text is only scanned after the whole text was found to be well-formed, so its references and
    // characters are not checked again: looking for the next & could search many megabytes behind the part.
    this.#ampersand = this.#sectionEnd = scan.from > 0 ? Infinity : -1;
    this.#charactersUpTo = scan.from > 0 ? Infinity : 0;
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
    const { to } = this.#scan;
    const stop = this.#at + length;
    while (this.#at < stop && this.#at < to) {
      const tag = text.indexOf('<', this.#at);
      const textEnd = tag < 0 || tag > to ? to : tag;
      this.#checkText(this.#at, textEnd);
      this.#at = textEnd === to ? to : this.#step(tag);
    }
    this.#checkCharacters();
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

  /** Whether the scan's place is in a whole text, and in no element. */
  get #isOutsideRoot(): boolean {
    return this.#starts.length === 0 && this.#scan.from === 0;
  }

  /** Checks that XML allows all characters before the scan's place. */
  #checkCharacters(): void {
    if (this.#charactersUpTo >= this.#at) {
      return;
    }
    const found = forbiddenCharacter(this.#text, this.#charactersUpTo, this.#at);
    if (found !== undefined) {
      const message = `The character ${codeOfCharacter(this.#text, found)} is not allowed in XML.`;
      throw new XmlSyntaxError(message, found, found + 1);
    }
    this.#charactersUpTo = this.#at;
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
    let seen: SeenKeys | undefined;
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
      if (!(seen ??= new SeenKeys()).add(key)) {
        throw new XmlSyntaxError(`<${this.#nameAt(tag + 1)}> has the attribute ${key} twice.`, at, valueEnd + 1);
      }
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
        return this.#passInstruction(tag);
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
      return this.#passComment(tag);
    }
    if (text.startsWith('<![CDATA[', tag)) {
      const end = this.#endOf(']]>', tag, 9, 'The CDATA section has no end: ]]> is missing.');
      if (this.#isOutsideRoot) {
        throw new XmlSyntaxError('This CDATA section is outside the root element.', tag, end);
      }
      return end;
    }
    const end = this.#endOf('>', tag, 2, 'The declaration has no end: > is missing.');
    if (!text.startsWith('<!DOCTYPE', tag)) {
      throw new XmlSyntaxError('This is neither a comment nor a declaration of the document type.', tag, end);
    }
    if (!this.#isOutsideRoot || this.#recorded[0] || this.#hasDoctype) {
      const message = 'The document type can only be declared once, and before the root element.';
      throw new XmlSyntaxError(message, tag, end);
    }
    this.#hasDoctype = true;
    return this.#passDoctype(tag);
  }

  #passComment(tag: number): number {
    const end = this.#endOf('--', tag, 4, 'The comment has no end: --> is missing.');
    if (this.#text.charCodeAt(end) !== greaterThan || end >= this.#scan.to) {
      throw new XmlSyntaxError('A comment cannot contain --.', end - 2, end);
    }
    return end + 1;
  }

  /**
   * Passes over the declaration of the document type. What it declares is neither checked nor used: no export has such
   * a declaration.
   */
  #passDoctype(tag: number): number {
    const text = this.#text;
    const name = spaceEnd(text, tag + '<!DOCTYPE'.length);
    const behindName = nameEnd(text, name);
    if (name === tag + '<!DOCTYPE'.length || behindName === name) {
      throw new XmlSyntaxError('The declaration of the document type has no name.', tag, name);
    }
    const at = this.#passLiterals(behindName, ['[', '>']);
    if (text.charAt(at) === '>') {
      return at + 1;
    }
    const end = spaceEnd(text, this.#passInternalSubset(at + 1));
    if (text.charCodeAt(end) !== greaterThan || end >= this.#scan.to) {
      throw new XmlSyntaxError('The declaration of the document type has no end: > is missing.', tag, tag + 2);
    }
    return end + 1;
  }

  /**
   * Passes over the declarations between the brackets of a document type.
   * @param start The offset behind the `[`.
   * @returns The offset behind the `]`.
   */
  #passInternalSubset(start: number): number {
    const text = this.#text;
    for (let at = spaceEnd(text, start); at < this.#scan.to; at = spaceEnd(text, at)) {
      if (text.charAt(at) === ']') {
        return at + 1;
      }
      if (text.startsWith('<!--', at)) {
        at = this.#passComment(at);
      } else if (text.startsWith('<?', at)) {
        at = this.#passInstruction(at);
      } else if (/^<!(?:ELEMENT|ATTLIST|ENTITY|NOTATION)[ \t\r\n]/.test(text.slice(at, at + 11))) {
        at = this.#passLiterals(at + 2, ['>']) + 1;
      } else if (text.charAt(at) === '%' && text.charCodeAt(nameEnd(text, at + 1)) === semicolon) {
        at = nameEnd(text, at + 1) + 1;
      } else {
        throw new XmlSyntaxError('The declaration of the document type has a syntax error here.', at, at + 1);
      }
    }
    throw new XmlSyntaxError('The declaration of the document type has no end: ]> is missing.', start - 1, start);
  }

  /**
   * The offset of the first of some characters that is not in quotes.
   * @throws XmlSyntaxError when another bracket comes first.
   */
  #passLiterals(start: number, sought: readonly string[]): number {
    for (let at = start; at < this.#scan.to; at++) {
      const character = this.#text.charAt(at);
      if (sought.includes(character)) {
        return at;
      }
      if (character === '"' || character === "'") {
        at = this.#endOf(character, at, 1, 'The declaration of the document type has no closing quote.') - 1;
      } else if ('<>[]'.includes(character)) {
        throw new XmlSyntaxError('The declaration of the document type has a syntax error here.', at, at + 1);
      }
    }
    throw new XmlSyntaxError('The declaration of the document type has no end: > is missing.', start, start + 1);
  }

  /** Passes over a processing instruction, or the XML declaration, which looks the same. */
  #passInstruction(tag: number): number {
    const text = this.#text;
    const end = this.#endOf('?>', tag, 2, 'The processing instruction has no end: ?> is missing.');
    const targetEnd = nameEnd(text, tag + 2);
    const target = text.slice(tag + 2, targetEnd);
    if (target.toLowerCase() === 'xml') {
      if (tag > 0) {
        throw new XmlSyntaxError('The XML declaration can only be at the very start of the file.', tag, end);
      }
      if (!xmlDeclaration.test(text.slice(tag, end))) {
        throw new XmlSyntaxError('The XML declaration has a syntax error.', tag, end);
      }
    } else if (target === '' || (spaceEnd(text, targetEnd) === targetEnd && targetEnd < end - 2)) {
      throw new XmlSyntaxError('The processing instruction needs a name, and a space after it.', tag, end);
    }
    return end;
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

  #checkText(start: number, end: number): void {
    if (this.#isOutsideRoot) {
      const stray = spaceEnd(this.#text, start);
      if (stray < end) {
        throw new XmlSyntaxError('This text is outside the root element.', stray, stray + 1);
      }
    }
    if (this.#sectionEnd < start) {
      this.#sectionEnd = this.#find(']]>', start);
    }
    if (this.#sectionEnd < end) {
      const at = this.#sectionEnd;
      throw new XmlSyntaxError('This ]]> is outside a CDATA section. Write ]]&gt; instead.', at, at + 3);
    }
    this.#checkReferences(start, end);
  }

  /**
   * Checks that every `&` from `start` to `end` begins a character or entity reference such as `&lt;`. The offset of
   * the next `&` is kept between calls, because a new search in each call would be slow.
   */
  #checkReferences(start: number, end: number): void {
    if (this.#ampersand < start) {
      this.#ampersand = this.#find('&', start);
    }
    while (this.#ampersand < end) {
      const behind = referenceEnd(this.#text, this.#ampersand);
      if (behind === undefined) {
        throw new XmlSyntaxError(
          this.#text.startsWith('&#', this.#ampersand)
            ? 'This &# does not begin a reference to a character that XML allows.'
            : 'This & does not begin a reference such as &lt;. For the character itself, write &amp;.',
          this.#ampersand,
          this.#ampersand + 1,
        );
      }
      this.#ampersand = this.#find('&', behind);
    }
  }

  #find(sought: string, from: number): number {
    const found = this.#text.indexOf(sought, from);
    return found < 0 ? Infinity : found;
  }
}

/**
 * The names of the attributes of a tag so far. A list is faster for the few attributes of usual tags, a set for thousands
 * of them.
 */
class SeenKeys {
  readonly #few: string[] = [];
  #many: Set<string> | undefined;

  /** Adds a name. Returns whether it is new. */
  add(key: string): boolean {
    if (this.#many) {
      const { size } = this.#many;
      return this.#many.add(key).size > size;
    }
    if (this.#few.includes(key)) {
      return false;
    }
    if (this.#few.push(key) > 16) {
      this.#many = new Set(this.#few);
    }
    return true;
  }
}
