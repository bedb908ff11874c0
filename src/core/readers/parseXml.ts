import { XMLParser } from 'fast-xml-parser';
import { detach } from '../text/detach';
import {
  attributeSpan,
  decodeXmlContent,
  decodeXmlText,
  outlineXml,
  type XmlElement,
  type XmlOutline,
} from '../text/xmlScanner';
import { readFacts, readProblem, type ReadResult } from './readResult';

/** An element as a plain object: attributes are members with `@` before their name, repeated children are lists. */
export class XmlNode {
  readonly #value: unknown;

  constructor(value: unknown) {
    this.#value = value;
  }

  attribute(name: string): string | undefined {
    return this.#text(`@${name}`);
  }

  /** The text of a child element; undefined when there is none, or it holds elements. */
  text(child: string): string | undefined {
    return this.#text(child);
  }

  child(name: string): XmlNode | undefined {
    return this.children(name)[0];
  }

  children(name: string): XmlNode[] {
    const value = this.#member(name);
    if (value === undefined) {
      return [];
    }
    return (Array.isArray(value) ? value : [value]).map((each) => new XmlNode(each));
  }

  #text(member: string): string | undefined {
    const value = this.#member(member);
    const first: unknown = Array.isArray(value) ? value[0] : value;
    const text: unknown =
      typeof first === 'object' && first !== null ? (first as Record<string, unknown>)['#text'] : first;
    return typeof text === 'string' ? detach(decodeXmlText(text)) : undefined;
  }

  #member(name: string): unknown {
    if (typeof this.#value !== 'object' || this.#value === null || !Object.hasOwn(this.#value, name)) {
      return undefined;
    }
    return (this.#value as Record<string, unknown>)[name];
  }
}

/** What an element says in its attributes and in the texts of its children. */
export type XmlTexts = Pick<XmlNode, 'attribute' | 'text'>;

/** An element of an outlined document: enough for the many files of which a few texts are wanted. */
export class OutlinedElement implements XmlTexts {
  readonly #text: string;
  readonly #root: XmlElement;
  readonly #children: readonly XmlElement[];

  constructor(text: string, root: XmlElement, children: readonly XmlElement[]) {
    this.#text = text;
    this.#root = root;
    this.#children = children;
  }

  attribute(name: string): string | undefined {
    const span = attributeSpan(this.#text, this.#root, name);
    return span && keptText(this.#text, span.start, span.end);
  }

  text(child: string): string | undefined {
    return elementText(this.#text, this.#child(child));
  }

  /** An attribute of a child element. */
  childAttribute(child: string, name: string): string | undefined {
    const element = this.#child(child);
    const span = element && attributeSpan(this.#text, element, name);
    return span && keptText(this.#text, span.start, span.end);
  }

  #child(child: string): XmlElement | undefined {
    return this.#children.find(({ name }) => name === child);
  }
}

/** The text of an element; undefined when it holds others. */
export function elementText(text: string, element: XmlElement | undefined): string | undefined {
  const content = element && decodeXmlContent(text.slice(element.contentStart, element.contentEnd));
  return content === undefined ? undefined : detach(content.trim());
}

function keptText(text: string, start: number, end: number): string {
  return detach(decodeXmlText(text.slice(start, end)));
}

/** Reads one element of a well-formed text. */
export function parseElement(text: string, element: XmlElement): XmlNode {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    parseAttributeValue: false,
    // References are replaced where a text is kept, without the parser's limit on their number.
    processEntities: false,
  });
  return (
    new XmlNode(parse(parser, text.slice(element.start, element.end))).child(element.name) ?? new XmlNode(undefined)
  );
}

/** The parser refuses some well-formed texts: elements nested very deeply, or named `constructor`. */
class ParserRefusal extends Error {}

function parse(parser: XMLParser, text: string): unknown {
  try {
    return parser.parse(text);
  } catch (error) {
    throw new ParserRefusal(error instanceof Error ? error.message : String(error));
  }
}

/** Reads an XML file by its outline: `read` gets it only when the text is well-formed. */
export function readXml<Facts>(
  text: string,
  read: (outline: XmlOutline, root: XmlElement) => Facts,
): ReadResult<Facts> {
  const outline = outlineXml(text);
  if (outline.problem || !outline.root) {
    const { message, start, end } = outline.problem ?? { message: 'The file is empty.', start: 0, end: 0 };
    return readProblem(text, {
      ruleId: 'invalid-xml',
      message: `This file is no well-formed XML, so the solution cannot be packed: ${message}`,
      place: { kind: 'span', start, end },
    });
  }
  try {
    return readFacts(read(outline, outline.root));
  } catch (error) {
    if (!(error instanceof ParserRefusal)) {
      throw error;
    }
    return readProblem(text, {
      ruleId: 'unreadable-file',
      message: `This file cannot be read: ${error.message}. Nothing in it is checked.`,
      place: { kind: 'file' },
    });
  }
}
