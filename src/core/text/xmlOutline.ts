import { spaceEnd } from './whiteSpace';
import { nameEnd } from './xmlNames';
import { type XmlElement, XmlScanner, XmlSyntaxError } from './xmlScanner';
import type { YieldToHost } from './yieldToHost';

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

/** The depth of the sections: the root has the depth 0. */
const depthOfSections = 1;

/**
 * Finds all elements of an XML text in one pass, and checks that the text is well-formed; declarations such as a DTD are
 * skipped.
 */
export function outlineXml(text: string): XmlOutline {
  const outliner = new Outliner(text, Infinity);
  outliner.advance(text.length);
  return outliner.outline();
}

/**
 * Outlines like {@link outlineXml}, but in steps, and lets the host do other work between two steps, so that a text of
 * many megabytes does not block VS Code. It records only the root and the sections: the elements of a large export would
 * fill the memory, and callers need few sections.
 */
export async function outlineXmlYielding(text: string, yieldToHost: YieldToHost): Promise<XmlOutline> {
  const outliner = new Outliner(text, depthOfSections);
  while (!outliner.advance(scannedAtOnce)) {
    await yieldToHost();
  }
  return outliner.outline();
}

/**
 * The direct child elements of an element, in document order; empty when the content of the element is not well-formed.
 */
export function childElements(text: string, parent: XmlElement): readonly XmlElement[] {
  if (parent.children) {
    return parent.children;
  }
  const scanner = new XmlScanner(text, { from: parent.contentStart, to: parent.contentEnd, deepest: Infinity });
  return problemOf(() => scanner.advance(text.length)) ? [] : scanner.elements;
}

/**
 * The span of an attribute's value, without the quotes around it, in UTF-16 code units; undefined when the start tag
 * lacks the attribute.
 * @param name The name of the attribute.
 */
export function attributeSpan(text: string, element: XmlElement, name: string): Span | undefined {
  return attributeSpans(text, element).get(name);
}

/**
 * The spans of the values of all attributes, by the names of the attributes, like {@link attributeSpan}. The start tag is
 * not checked: the scan that found the element has done so.
 */
export function attributeSpans(text: string, element: XmlElement): ReadonlyMap<string, Span> {
  const spans = new Map<string, Span>();
  let at = element.start + 1 + element.name.length;
  for (;;) {
    const nameStart = spaceEnd(text, at);
    const end = nameEnd(text, nameStart);
    if (end === nameStart) {
      return spans;
    }
    const quote = spaceEnd(text, spaceEnd(text, end) + 1);
    const close = text.indexOf(text.charAt(quote), quote + 1);
    spans.set(text.slice(nameStart, end), { start: quote + 1, end: close });
    at = close + 1;
  }
}

class Outliner {
  readonly #text: string;
  readonly #scanner: XmlScanner;
  #problem: XmlProblem | undefined;

  constructor(text: string, deepest: number) {
    this.#text = text;
    this.#scanner = new XmlScanner(text, { from: 0, to: text.length, deepest });
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
    const [root] = this.#scanner.elements;
    const empty = { message: 'The file contains no XML element.', start: 0, end: this.#text.length };
    return { root, sections: root?.children ?? [], problem: root ? undefined : empty };
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
