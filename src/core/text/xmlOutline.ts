import type { YieldToHost } from './yieldToHost';
import { type XmlElement, XmlScanner, XmlSyntaxError } from './xmlScanner';

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

/** How much is outlined before others may have a turn, in UTF-16 code units: less than a millisecond's work. */
const sliceLength = 1 << 16;

/**
 * Reads the outline of an XML document in one pass and checks on the way that it is well-formed: tags, attributes,
 * comments, CDATA sections, references. Exports of many megabytes are cut into sections this way, so that only the
 * few that are needed are read.
 */
export function outlineXml(text: string): XmlOutline {
  const outliner = new Outliner(text);
  outliner.advance(text.length);
  return outliner.outline();
}

/** The same in slices, for texts of any length. */
export async function outlineXmlYielding(text: string, yieldToHost: YieldToHost): Promise<XmlOutline> {
  const outliner = new Outliner(text);
  while (!outliner.advance(sliceLength)) {
    await yieldToHost();
  }
  return outliner.outline();
}

/** The direct children of an element of a well-formed text; empty where the text is not well-formed. */
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

/** The offsets of an attribute's value, between its quotes; undefined when the start tag has no such attribute. */
export function attributeSpan(
  text: string,
  element: XmlElement,
  name: string,
): { start: number; end: number } | undefined {
  let found: { start: number; end: number } | undefined;
  const scanner = new XmlScanner(text, { from: element.start, to: element.contentStart, close: () => undefined });
  scanner.readStartTag(element.start, (attribute, start, end) => {
    if (attribute === name) {
      found = { start, end };
    }
  });
  return found;
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

  /** @returns Whether the outline is complete: at the end of the text, or at the first problem. */
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
    const empty = { message: 'The file holds no XML element.', start: 0, end: this.#text.length };
    return { root: this.#root, sections: this.#sections, problem: this.#root ? undefined : empty };
  }

  #note(element: XmlElement, depth: number): void {
    if (depth === 1) {
      this.#sections.push(element);
    } else if (depth === 0) {
      if (this.#root) {
        throw new XmlSyntaxError(
          `A second root element <${element.name}> follows <${this.#root.name}>.`,
          element.start,
          element.contentStart,
        );
      }
      this.#root = element;
    }
  }
}

/** What ends a scan before its time. */
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
