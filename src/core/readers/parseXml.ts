import { detach } from '../text/detach';
import { decodeEmbeddedText, type EmbeddedText } from '../text/embeddedText';
import type { YieldToHost } from '../text/yieldToHost';
import { attributeSpans, childElements, outlineXml, outlineXmlYielding, type XmlOutline } from '../text/xmlOutline';
import type { XmlElement } from '../text/xmlScanner';
import { decodeXmlContent, decodeXmlText } from '../text/xmlText';
import { factsResult, type FileProblem, problemResult, type ReadResult, type Remark } from './readResult';

/**
 * An element of a well-formed XML text. A value is read from the text only when a caller asks for the value. Unless stated
 * otherwise, returned texts are copies: without a copy, a kept value would keep the whole file in memory.
 */
export class XmlNode {
  readonly #text: string;
  readonly #element: XmlElement;
  #children: readonly XmlElement[] | undefined;
  #attributes: ReturnType<typeof attributeSpans> | undefined;

  constructor(text: string, element: XmlElement) {
    this.#text = text;
    this.#element = element;
  }

  attribute(name: string): string | undefined {
    const value = this.attributeWithoutCopy(name);
    return value === undefined ? undefined : detach(value);
  }

  /** The same as `attribute`, but without a copy, for callers that copy the text themselves, or do not keep it. */
  attributeWithoutCopy(name: string): string | undefined {
    this.#attributes ??= attributeSpans(this.#text, this.#element);
    const span = this.#attributes.get(name);
    return span && decodeXmlText(this.#text.slice(span.start, span.end));
  }

  /**
   * The trimmed text of the first child element with this name. Undefined if no child has this name, or if the child
   * contains elements.
   */
  text(child: string): string | undefined {
    const content = this.textWithoutCopy(child);
    return content === undefined ? undefined : detach(content);
  }

  /**
   * The same as `text`, but without a copy, for callers that do not keep the text: the result may share memory with the
   * text of the file.
   */
  textWithoutCopy(child: string): string | undefined {
    const element = this.#elements().find(({ name }) => name === child);
    return element && decodeXmlContent(this.#text.slice(element.contentStart, element.contentEnd))?.trim();
  }

  /**
   * The text of the first child element with this name, with the way back to offsets of the file. Undefined if no child
   * has this name. The text is not trimmed, is no copy, and contains the tags of elements inside the child.
   */
  embedded(child: string): EmbeddedText | undefined {
    const element = this.#elements().find(({ name }) => name === child);
    return element && decodeEmbeddedText(this.#text, element.contentStart, element.contentEnd);
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

/**
 * Reads facts from the text of an XML file.
 * @param read Returns the facts. Called with the root element, and only if the whole text is well-formed. Its second
 * parameter notes an error in a file that has facts in spite of it.
 */
export function readXml<Facts>(text: string, read: (root: XmlNode, remark: Remark) => Facts): ReadResult<Facts> {
  return readOutlined(text, outlineXml(text), read);
}

/**
 * The same as `readXml`, for files of many megabytes: it reads in slices and lets other work of the editor run between
 * them.
 */
export async function readLongXml<Facts>(
  text: string,
  yieldToHost: YieldToHost,
  read: (root: XmlNode, remark: Remark) => Facts,
): Promise<ReadResult<Facts>> {
  return readOutlined(text, await outlineXmlYielding(text, yieldToHost), read);
}

function readOutlined<Facts>(
  text: string,
  { root, problem }: XmlOutline,
  read: (root: XmlNode, remark: Remark) => Facts,
): ReadResult<Facts> {
  if (root && !problem) {
    const remarks: FileProblem[] = [];
    const facts = read(new XmlNode(text, root), (remark) => remarks.push(remark));
    return factsResult(facts, remarks);
  }
  const { message, start, end } = problem ?? { message: 'The file is empty.', start: 0, end: 0 };
  return problemResult(text, {
    ruleId: 'invalid-xml',
    kind: 'notWellFormed',
    reason: message,
    place: { kind: 'span', start, end },
  });
}
