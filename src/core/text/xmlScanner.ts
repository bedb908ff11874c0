/** Offsets, in UTF-16 code units, of one element of an XML text. */
export interface XmlElement {
  readonly name: string;
  /** The `<` of the start tag. */
  readonly start: number;
  /** Just behind the `>` of the start tag. */
  readonly contentStart: number;
  /** The `<` of the end tag; equal to `contentStart` for an empty element `<a />`. */
  readonly contentEnd: number;
  /** Just behind the element. */
  readonly end: number;
}

/** What makes a text no well-formed XML, and where. */
export interface XmlProblem {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

export interface XmlOutline {
  readonly root: XmlElement | undefined;
  /** The children of the root, in order. */
  readonly sections: readonly XmlElement[];
  readonly problem: XmlProblem | undefined;
}

class XmlSyntaxError extends Error {
  readonly start: number;
  readonly end: number;

  constructor(message: string, start: number, end: number) {
    super(message);
    this.start = start;
    this.end = end;
  }
}

/**
 * Reads the outline of an XML document in one pass and checks on the way that it is well-formed: tags, attributes,
 * comments, CDATA sections, references. Exports of many megabytes are cut into sections this way, so that only the
 * few that are needed go through a full parser.
 */
export function outlineXml(text: string): XmlOutline {
  const sections: XmlElement[] = [];
  let root: XmlElement | undefined;
  try {
    new XmlScanner(text).walk(0, text.length, (element, depth) => {
      if (depth === 0) {
        if (root) {
          throw new XmlSyntaxError(
            `A second root element <${element.name}> follows <${root.name}>.`,
            element.start,
            element.contentStart,
          );
        }
        root = element;
      } else if (depth === 1) {
        sections.push(element);
      }
    });
  } catch (error) {
    if (error instanceof XmlSyntaxError) {
      const { message, start, end } = error;
      return { root: undefined, sections: [], problem: { message, start, end } };
    }
    throw error;
  }
  if (!root) {
    return { root, sections, problem: { message: 'The file holds no XML element.', start: 0, end: text.length } };
  }
  return { root, sections, problem: undefined };
}

/** The direct children of an element of a well-formed text; empty where the text is not well-formed. */
export function childElements(text: string, parent: XmlElement): XmlElement[] {
  const children: XmlElement[] = [];
  try {
    new XmlScanner(text).walk(parent.contentStart, parent.contentEnd, (element, depth) => {
      if (depth === 0) {
        children.push(element);
      }
    });
  } catch (error) {
    if (!(error instanceof XmlSyntaxError)) {
      throw error;
    }
    return [];
  }
  return children;
}

/** The offsets of an attribute's value, between its quotes; undefined when the start tag has no such attribute. */
export function attributeSpan(
  text: string,
  element: XmlElement,
  name: string,
): { start: number; end: number } | undefined {
  let found: { start: number; end: number } | undefined;
  new XmlScanner(text).readStartTag(element.start, element.contentStart, (attribute, start, end) => {
    if (attribute === name) {
      found = { start, end };
    }
  });
  return found;
}

/** Text with the five references of XML and character references replaced. */
export function decodeXmlText(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]+)|#([0-9]+)|(lt|gt|amp|quot|apos));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name) {
        return { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }[name] ?? whole;
      }
      const code = hex ? parseInt(hex, 16) : parseInt(decimal ?? '', 10);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** The text that the content of an element stands for, with CDATA sections and without comments; undefined when it holds elements. */
export function decodeXmlContent(content: string): string | undefined {
  if (!content.includes('<')) {
    return decodeXmlText(content);
  }
  const parts = content.split(/(<!\[CDATA\[[^]*?\]\]>|<!--[^]*?-->|<\?[^]*?\?>)/);
  const texts = parts.map((part, at) =>
    at % 2 === 0 ? decodeXmlText(part) : part.startsWith('<![') ? part.slice(9, -3) : '',
  );
  return parts.some((part, at) => at % 2 === 0 && part.includes('<')) ? undefined : texts.join('');
}

/** Text for an element or a double-quoted attribute, escaped as Dataverse's own exports escape it. */
export function encodeXmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

interface OpenElement {
  readonly name: string;
  readonly start: number;
  readonly contentStart: number;
}

/** Elements below this depth are checked and not reported. */
const deepestReported = 1;

type CloseElement = (element: XmlElement, depth: number) => void;
type FoundAttribute = (name: string, valueStart: number, valueEnd: number) => void;

const name = '[A-Za-z_:\\u0080-\\uffff][-.0-9A-Za-z_:\\u0080-\\uffff]*';

/** One pass over a text, or a part of it. Its expressions are sticky: each matches at one offset only. */
class XmlScanner {
  readonly #text: string;
  readonly #name = new RegExp(name, 'y');
  readonly #attribute = new RegExp(`\\s+(${name})\\s*=\\s*(["'])`, 'y');
  readonly #tagEnd = /\s*(\/?)>/y;
  readonly #reference = /&(?:#x[0-9a-f]+|#[0-9]+|lt|gt|amp|quot|apos);/iy;
  readonly #open: OpenElement[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  /** Calls back for elements once they are closed; the depth is 0 for those directly in the range. */
  walk(from: number, to: number, close: CloseElement): void {
    const text = this.#text;
    let at = from;
    while (at < to) {
      const tag = text.indexOf('<', at);
      const textEnd = tag < 0 || tag > to ? to : tag;
      this.#checkText(at, textEnd, this.#open.length === 0 && from === 0);
      if (textEnd === to) {
        break;
      }
      at = this.#step(tag, to, close);
    }
    const unclosed = this.#open.at(-1);
    if (unclosed) {
      throw new XmlSyntaxError(`<${unclosed.name}> is never closed.`, unclosed.start, unclosed.contentStart);
    }
  }

  readStartTag(tag: number, to: number, found?: FoundAttribute): { name: string; end: number; empty: boolean } {
    const name = this.#match(this.#name, tag + 1)?.[0];
    if (name === undefined) {
      throw new XmlSyntaxError('A < that opens no tag; in text it is written &lt;.', tag, tag + 1);
    }
    let at = tag + 1 + name.length;
    // Most start tags have no attribute.
    if (this.#text.charCodeAt(at) === 62 && at < to) {
      return { name, end: at + 1, empty: false };
    }
    const seen: string[] = [];
    for (;;) {
      const end = this.#match(this.#tagEnd, at);
      if (end && at + end[0].length <= to) {
        return { name, end: at + end[0].length, empty: end[1] === '/' };
      }
      const next = this.#match(this.#attribute, at);
      if (!next) {
        throw new XmlSyntaxError(`The start tag <${name}> is malformed here.`, at, Math.min(at + 1, to));
      }
      const [whole, key = '', quote = '"'] = next;
      const valueStart = at + whole.length;
      const valueEnd = this.#text.indexOf(quote, valueStart);
      if (valueEnd < 0 || valueEnd >= to) {
        throw new XmlSyntaxError(`The value of ${key} has no closing quote.`, at, valueStart);
      }
      if (seen.includes(key)) {
        throw new XmlSyntaxError(`<${name}> has the attribute ${key} twice.`, at, valueEnd + 1);
      }
      seen.push(key);
      this.#checkAttribute(valueStart, valueEnd);
      found?.(key, valueStart, valueEnd);
      at = valueEnd + 1;
    }
  }

  /** Reads what begins at a `<` and returns the offset behind it. */
  #step(tag: number, to: number, close: CloseElement): number {
    const text = this.#text;
    if (text.startsWith('<!--', tag)) {
      return this.#endOf('-->', tag, 4, to, 'The comment is never closed.');
    }
    if (text.startsWith('<![CDATA[', tag)) {
      return this.#endOf(']]>', tag, 9, to, 'The CDATA section is never closed.');
    }
    if (text.startsWith('<?', tag)) {
      return this.#endOf('?>', tag, 2, to, 'The processing instruction is never closed.');
    }
    if (text.startsWith('<!', tag)) {
      return this.#endOf('>', tag, 2, to, 'The declaration is never closed.');
    }
    if (text.charCodeAt(tag + 1) === 47) {
      return this.#closeElement(tag, to, close);
    }
    const { name, end, empty } = this.readStartTag(tag, to);
    if (!empty) {
      this.#open.push({ name, start: tag, contentStart: end });
    } else if (this.#open.length <= deepestReported) {
      close({ name, start: tag, contentStart: end, contentEnd: end, end }, this.#open.length);
    }
    return end;
  }

  #closeElement(tag: number, to: number, close: CloseElement): number {
    const end = this.#endOf('>', tag, 2, to, 'The end tag is never closed.');
    const element = this.#open.pop();
    if (!element || !this.#closes(element, tag, end)) {
      const expected = element ? `</${element.name}> is expected here` : 'no element is open here';
      throw new XmlSyntaxError(`${this.#text.slice(tag, end)} closes nothing: ${expected}.`, tag, end);
    }
    const depth = this.#open.length;
    if (depth <= deepestReported) {
      close(
        { name: element.name, start: element.start, contentStart: element.contentStart, contentEnd: tag, end },
        depth,
      );
    }
    return end;
  }

  /** Compared in place: a large file has too many end tags to cut out the name of each. */
  #closes({ name }: OpenElement, tag: number, end: number): boolean {
    const nameEnd = tag + 2 + name.length;
    return (
      this.#text.startsWith(name, tag + 2) && (nameEnd === end - 1 || this.#text.slice(nameEnd, end - 1).trim() === '')
    );
  }

  #endOf(terminator: string, start: number, skip: number, to: number, message: string): number {
    const found = this.#text.indexOf(terminator, start + skip);
    if (found < 0 || found + terminator.length > to) {
      throw new XmlSyntaxError(message, start, start + skip);
    }
    return found + terminator.length;
  }

  #match(expression: RegExp, at: number): RegExpExecArray | null {
    expression.lastIndex = at;
    return expression.exec(this.#text);
  }

  #checkAttribute(start: number, end: number): void {
    const bracket = this.#text.slice(start, end).indexOf('<');
    if (bracket >= 0) {
      throw new XmlSyntaxError('A < inside an attribute; it is written &lt;.', start + bracket, start + bracket + 1);
    }
    this.#checkReferences(start, end);
  }

  #checkText(start: number, end: number, outsideRoot: boolean): void {
    const stray = outsideRoot ? this.#text.slice(start, end).search(/\S/) : -1;
    if (stray >= 0) {
      throw new XmlSyntaxError('Text outside the root element.', start + stray, start + stray + 1);
    }
    this.#checkReferences(start, end);
  }

  #checkReferences(start: number, end: number): void {
    // A slice, so that the search for & never runs past the end of a short text in a long file.
    const part = this.#text.slice(start, end);
    for (let found = part.indexOf('&'); found >= 0; found = part.indexOf('&', found + 1)) {
      if (!this.#match(this.#reference, start + found)) {
        throw new XmlSyntaxError(
          'An & that begins no reference; in text it is written &amp;.',
          start + found,
          start + found + 1,
        );
      }
    }
  }
}
