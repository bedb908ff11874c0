import assert from 'node:assert/strict';
import { type X2jOptions, XMLParser } from 'fast-xml-parser';
import { SaxesParser } from 'saxes';
import { attributeSpans, childElements, outlineXml } from '../../src/core/text/xmlOutline';
import type { XmlElement } from '../../src/core/text/xmlScanner';
import { decodeXmlContent, decodeXmlText } from '../../src/core/text/xmlText';

/** What an element contains. */
export interface XmlContent {
  readonly name: string;
  /** The decoded values of the attributes. */
  readonly attributes: Readonly<Record<string, string>>;
  /** The decoded text directly in the element, with `\n` as line end. */
  readonly text: string;
  readonly children: readonly XmlContent[];
}

export interface SaxesVerdict {
  /** The first complaint; undefined for a well-formed text. */
  readonly problem: string | undefined;
  /** The offset behind the declaration of the document type, in UTF-16 code units; 0 if the text has none. */
  readonly doctypeEnd: number;
  /** What the text contains; undefined if it is not well-formed. White space in attributes is one space each. */
  readonly content: XmlContent | undefined;
}

interface Growing extends XmlContent {
  text: string;
  readonly children: XmlContent[];
}

/** Whether an independent parser takes a text for well-formed XML. */
export function saxesVerdict(text: string): SaxesVerdict {
  // XML 1.0 lets a processor read a later 1.x document by its own rules, as Connref does. Saxes would switch to XML 1.1.
  const parser = new SaxesParser({ xmlns: false, forceXMLVersion: true, defaultXMLVersion: '1.0' });
  let problem: string | undefined;
  let doctypeEnd = 0;
  parser.on('error', ({ message }) => {
    problem ??= message;
  });
  parser.on('doctype', () => {
    // The byte order mark, which is added below, counts.
    doctypeEnd = parser.position - 1;
  });
  const open: Growing[] = [{ name: '', attributes: {}, text: '', children: [] }];
  const addText = (added: string): void => {
    open.at(-1)!.text += added;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: { ...attributes }, text: '', children: [] };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  try {
    // Saxes ignores one byte order mark, which Connref has already removed with the encoding.
    parser.write(`\uFEFF${text}`).close();
  } catch (error) {
    // Saxes throws this instead of a complaint if a text ends with half a surrogate pair.
    problem ??= String(error);
  }
  return { problem, doctypeEnd, content: problem === undefined ? open[0]?.children[0] : undefined };
}

/** The content of a well-formed text as Connref reads it. */
export function contentOf(text: string): XmlContent {
  const { root, problem } = outlineXml(text);
  assert.equal(problem, undefined);
  assert.ok(root);
  return contentOfElement(text, root);
}

function contentOfElement(text: string, element: XmlElement): XmlContent {
  const children = childElements(text, element);
  const borders = [element.contentStart, ...children.flatMap(({ start, end }) => [start, end]), element.contentEnd];
  const texts = borders
    .filter((_, at) => at % 2 === 0)
    .map((start, at) => decodeXmlContent(text.slice(start, borders[at * 2 + 1]).replaceAll(/\r\n?/g, '\n')));
  return {
    name: element.name,
    attributes: Object.fromEntries(
      Array.from(attributeSpans(text, element), ([name, { start, end }]) => [
        name,
        decodeXmlText(text.slice(start, end).replaceAll(/\r\n?/g, '\n')),
      ]),
    ),
    text: texts.join(''),
    children: children.map((child) => contentOfElement(text, child)),
  };
}

const parserOptions: X2jOptions = {
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: 1000,
  // Otherwise numbers such as `&#65;` are not decoded.
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- The replacement is a class of another package.
  htmlEntities: true,
};

type ParsedNode = Readonly<Record<string, readonly ParsedNode[] | string | Readonly<Record<string, string>>>>;

/**
 * The content of a text as fast-xml-parser reads it.
 * @param text A well-formed text without a declaration of the document type.
 */
export function otherContent(text: string): XmlContent {
  const parsed = new XMLParser(parserOptions).parse(text) as readonly ParsedNode[];
  const [root] = parsed.map(elementOf).filter((element) => element !== undefined);
  assert.ok(root);
  return root;
}

function elementOf(node: ParsedNode): XmlContent | undefined {
  const name = Object.keys(node).find((key) => key !== ':@' && key !== '#text');
  if (name === undefined) {
    return undefined;
  }
  const nodes = node[name] as readonly ParsedNode[];
  return {
    name,
    attributes: (node[':@'] ?? {}) as Readonly<Record<string, string>>,
    text: nodes.map((each) => (each['#text'] ?? '') as string).join(''),
    children: nodes.map(elementOf).filter((element) => element !== undefined),
  };
}
