import { detach } from '../text/detach';
import type { YieldToHost } from '../text/yieldToHost';
import { attributeSpan, childElements, outlineXml, outlineXmlYielding, type XmlOutline } from '../text/xmlOutline';
import type { XmlElement } from '../text/xmlScanner';
import { decodeXmlContent, decodeXmlText } from '../text/xmlText';
import { readFacts, readProblem, type ReadResult } from './readResult';

/** An element of a well-formed text. What is asked is read then; what is given shares no memory with the text. */
export class XmlNode {
  readonly #text: string;
  readonly #element: XmlElement;
  #children: readonly XmlElement[] | undefined;

  constructor(text: string, element: XmlElement, children?: readonly XmlElement[]) {
    this.#text = text;
    this.#element = element;
    this.#children = children;
  }

  attribute(name: string): string | undefined {
    const span = attributeSpan(this.#text, this.#element, name);
    return span && detach(decodeXmlText(this.#text.slice(span.start, span.end)));
  }

  /** The text of the first child of that name; undefined when there is none, or it holds elements. */
  text(child: string): string | undefined {
    const content = this.passingText(child);
    return content === undefined ? undefined : detach(content);
  }

  /** The same for a text that is not kept: it may share memory with the file's. */
  passingText(child: string): string | undefined {
    const element = this.#elements().find(({ name }) => name === child);
    return element && decodeXmlContent(this.#text.slice(element.contentStart, element.contentEnd))?.trim();
  }

  child(name: string): XmlNode | undefined {
    return this.children(name)[0];
  }

  children(name: string): XmlNode[] {
    return this.#elements()
      .filter((element) => element.name === name)
      .map((element) => new XmlNode(this.#text, element));
  }

  #elements(): readonly XmlElement[] {
    this.#children ??= childElements(this.#text, this.#element);
    return this.#children;
  }
}

/** Reads an XML file: `read` gets its root only when the text is well-formed. */
export function readXml<Facts>(text: string, read: (root: XmlNode) => Facts): ReadResult<Facts> {
  return readOutlined(text, outlineXml(text), read);
}

/** The same in slices, for files of any length. */
export async function readLongXml<Facts>(
  text: string,
  yieldToHost: YieldToHost,
  read: (root: XmlNode) => Facts,
): Promise<ReadResult<Facts>> {
  return readOutlined(text, await outlineXmlYielding(text, yieldToHost), read);
}

function readOutlined<Facts>(
  text: string,
  { root, sections, problem }: XmlOutline,
  read: (root: XmlNode) => Facts,
): ReadResult<Facts> {
  if (root && !problem) {
    return readFacts(read(new XmlNode(text, root, sections)));
  }
  const { message, start, end } = problem ?? { message: 'The file is empty.', start: 0, end: 0 };
  return readProblem(text, {
    ruleId: 'invalid-xml',
    message: `This file is no well-formed XML, so the solution cannot be packed: ${message}`,
    place: { kind: 'span', start, end },
  });
}
