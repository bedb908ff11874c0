import type { YieldToHost } from './yieldToHost';
import { type XmlElement, XmlScanner, XmlSyntaxError } from './xmlScanner';

/** Why a text is not well-formed XML, and where. Offsets count UTF-16 code units. */
export interface XmlProblem {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

export interface XmlOutline {
  readonly root: XmlElement | undefined;
  /** The child elements of `root`, in document order; empty when the text is not well-formed. */
  readonly sections: readonly XmlElement[];
  readonly problem: XmlProblem | undefined;
}

/**
 * The number of UTF-16 code units that are scanned between two calls of `yieldToHost`. Scanning this many takes less
 * than a millisecond.
 */
const scannedAtOnce = 1 << 16;

/**
 * Finds the root element of an XML text and the children of the root in one pass, and checks that the text is
 * well-formed; declarations such as a DTD are skipped. Exports can have many megabytes, so callers use the outline to
 * read only the children that they need.
 */
export function outlineXml(text: string): XmlOutline {
  const outliner = new Outliner(text);
  outliner.advance(text.length);
  return outliner.outline();
}

/**
 * Outlines like {@link outlineXml}, but in steps, and lets the host do other work between two steps, so that a text of
 * many megabytes does not block VS Code.
 */
export async function outlineXmlYielding(text: string, yieldToHost: YieldToHost): Promise<XmlOutline> {
  const outliner = new Outliner(text);
  while (!outliner.advance(scannedAtOnce)) {
    await yieldToHost();
  }
  return outliner.outline();
}

/**
 * The direct child elements of an element, in document order; empty when the content of the element is not well-formed.
 */
export function childElements(text: string, parent: XmlElement): XmlElement[] {
  const children: XmlElement[] = [];
  const scanner = new XmlScanner(text, {
    from: parent.contentStart,
    to: parent.contentEnd,
    close: (element, depth) => {
      if (depth === 0) {
        children.push(element);
      }
    },
  });
  return problemOf(() => scanner.advance(text.length)) ? [] : children;
}

/**
 * The span of an attribute's value, without the quotes around it, in UTF-16 code units; undefined when the start tag
 * lacks the attribute.
 * @param name The name of the attribute.
 */
export function attributeSpan(text: string, element: XmlElement, name: string): Span | undefined {
  return attributeSpans(text, element).get(name);
}

/** The spans of the values of all attributes, by the names of the attributes, like {@link attributeSpan}. */
export function attributeSpans(text: string, element: XmlElement): ReadonlyMap<string, Span> {
  const spans = new Map<string, Span>();
  const scanner = new XmlScanner(text, { from: element.start, to: element.contentStart, close: () => undefined });
  scanner.readStartTag(element.start, (attribute, start, end) => {
    spans.set(attribute, { start, end });
  });
  return spans;
}

class Outliner {
  readonly #text: string;
  readonly #scanner: XmlScanner;
  readonly #sections: XmlElement[] = [];
  #root: XmlElement | undefined;
  #problem: XmlProblem | undefined;

  constructor(text: string) {
    this.#text = text;
    this.#scanner = new XmlScanner(text, {
      from: 0,
      to: text.length,
      close: (element, depth) => {
        this.#note(element, depth);
      },
    });
  }

  /**
   * Continues the outline.
   * @param length The number of UTF-16 code units to scan.
   * @returns Whether the outline is finished, because the end of the text or the first syntax error is reached.
   */
  advance(length: number): boolean {
    let done = true;
    this.#problem = problemOf(() => {
      done = this.#scanner.advance(length);
    });
    return done;
  }

  outline(): XmlOutline {
    if (this.#problem) {
      return { root: undefined, sections: [], problem: this.#problem };
    }
    const empty = { message: 'The file contains no XML element.', start: 0, end: this.#text.length };
    return { root: this.#root, sections: this.#sections, problem: this.#root ? undefined : empty };
  }

  #note(element: XmlElement, depth: number): void {
    if (depth === 1) {
      this.#sections.push(element);
    } else if (depth === 0) {
      if (this.#root) {
        throw new XmlSyntaxError(
          `The second root element <${element.name}> after <${this.#root.name}> is not allowed.`,
          element.start,
          element.contentStart,
        );
      }
      this.#root = element;
    }
  }
}

/**
 * Runs a scan.
 * @returns The syntax error that stopped the scan; undefined when the scan found no error.
 */
function problemOf(scan: () => unknown): XmlProblem | undefined {
  try {
    scan();
    return undefined;
  } catch (error) {
    if (!(error instanceof XmlSyntaxError)) {
      throw error;
    }
    const { message, start, end } = error;
    return { message, start, end };
  }
}
