import { XmlComponents } from '../../locate/xmlComponents';
import { connectorIdOf, compareNames } from '../../model/names';
import { lineEndingOf } from '../../text/lineEndings';
import type { TextEdit } from '../../text/textEdit';
import { outlineXml } from '../../text/xmlOutline';
import type { XmlElement } from '../../text/xmlScanner';
import { decodeXmlText, encodeXmlAttribute, encodeXmlText } from '../../text/xmlText';
import type { NewReference } from '../operations/definitionOperation';

/**
 * The text of a `<connectionreference>` element to add to a `Customizations.xml`. The lines are indented relative to
 * the first line, so that they fit into any file.
 */
export interface ReferenceElement {
  readonly logicalName: string;
  readonly lines: readonly string[];
}

/**
 * The element of a new connection reference. Its child elements are in the order in which an export writes them
 * (docs/formats.md#connection-references), so that the next export doesn't reorder them.
 */
export function newReferenceElement({
  logicalName,
  displayName,
  apiName,
  customConnectorId,
  description = '',
}: NewReference): ReferenceElement {
  const customConnector =
    customConnectorId === undefined
      ? []
      : [
          '  <customconnectorid>',
          `    <connectorid>${encodeXmlText(customConnectorId)}</connectorid>`,
          '  </customconnectorid>',
        ];
  return {
    logicalName,
    lines: [
      `<connectionreference connectionreferencelogicalname="${encodeXmlAttribute(logicalName)}">`,
      `  <connectionreferencedisplayname>${encodeXmlText(displayName)}</connectionreferencedisplayname>`,
      `  <connectorid>${encodeXmlText(connectorIdOf(apiName))}</connectorid>`,
      ...customConnector,
      ...(description === '' ? [] : [`  <description>${encodeXmlText(description)}</description>`]),
      '  <iscustomizable>1</iscustomizable>',
      '  <statecode>0</statecode>',
      '  <statuscode>1</statuscode>',
      '</connectionreference>',
    ],
  };
}

/**
 * A copy of the element of a connection reference in another `Customizations.xml`, with all child elements, even those
 * that Connref doesn't know.
 * @param text The text of the other `Customizations.xml`.
 * @returns Undefined if that file doesn't define the reference.
 */
export function copiedReferenceElement(
  text: string,
  logicalName: string,
  outline = outlineXml(text),
): ReferenceElement | undefined {
  const components = new XmlComponents(text, outline);
  const element = components.find('connectionReference', logicalName);
  if (!element) {
    return undefined;
  }
  const indent = indentBefore(text, element.start) ?? '';
  // Lines are split only at line breaks between two tags. A line break inside a text, such as a description, is part of
  // the text: another indentation would change the text.
  const lines = text.slice(element.start, element.end).split(/\r?\n(?=[ \t]*<)(?<=>[ \t]*\r?\n)/);
  return { logicalName, lines: lines.map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line)) };
}

/**
 * Computes the edits that add connection references to a `Customizations.xml`: at their sorted positions if the
 * existing references are sorted by logical name, otherwise after the last one. If the file has no section
 * `<connectionreferences>`, it is added. References that the file already defines are skipped.
 * @returns Edits with offsets in UTF-16 code units of `text`; empty if all references exist, or if `text` is not
 * well-formed XML or its root element is self-closing.
 */
export function addReferences(
  text: string,
  additions: readonly ReferenceElement[],
  outline = outlineXml(text),
): TextEdit[] {
  const { root, sections } = outline;
  if (!root || root.contentStart === root.end) {
    return [];
  }
  const section = sections.findLast(({ name }) => name === 'connectionreferences');
  const components = new XmlComponents(text, outline);
  const added = additions
    .filter(({ logicalName }) => !components.find('connectionReference', logicalName))
    .map(({ logicalName, lines }) => ({
      logicalName,
      lines: lines.map((line) => line.replace(/\r?\n/g, lineEndingOf(text))),
    }))
    .toSorted((a, b) => compareNames(a.logicalName, b.logicalName));
  if (added.length === 0) {
    return [];
  }
  const children = components
    .elements('connectionReference')
    .filter(({ start }) => section && start >= section.start && start < section.end);
  return section && children.length > 0
    ? insertInSection(text, section, children, components, added)
    : [insertSection(text, root, sections, section, added)];
}

function insertInSection(
  text: string,
  section: XmlElement,
  children: readonly XmlElement[],
  components: XmlComponents,
  added: readonly ReferenceElement[],
): TextEdit[] {
  const [first] = children;
  const indent = first && indentBefore(text, first.start);
  const separator = indent === undefined ? '' : lineEndingOf(text) + indent;
  const names = children.map((child) => {
    const span = components.nameSpan('connectionReference', child);
    return span ? decodeXmlText(text.slice(span.start, span.end)) : '';
  });
  const sorted = names.every((name, at) => at === 0 || compareNames(names[at - 1] ?? '', name) <= 0);
  return added.map((addition) => {
    const following = sorted
      ? children[names.findIndex((name) => compareNames(name, addition.logicalName) > 0)]
      : undefined;
    if (following) {
      return { start: following.start, end: following.start, newText: elementText(addition, separator) + separator };
    }
    const behind = children.at(-1)?.end ?? section.contentStart;
    return { start: behind, end: behind, newText: separator + elementText(addition, separator) };
  });
}

/**
 * Computes the edit that adds a section `<connectionreferences>`, or fills an empty one. A new section is added just
 * before `<Languages>`, as in exports (docs/formats.md#connection-references), or at the end without `<Languages>`.
 * @param empty The section if the file has one without references; undefined if the file has no section.
 */
function insertSection(
  text: string,
  root: XmlElement,
  sections: readonly XmlElement[],
  empty: XmlElement | undefined,
  added: readonly ReferenceElement[],
): TextEdit {
  const languages = sections.find(({ name }) => name === 'Languages');
  const neighbour = empty ?? languages ?? sections.at(-1);
  const indent = neighbour && indentBefore(text, neighbour.start);
  const separator = indent === undefined ? '' : lineEndingOf(text) + indent;
  const unit = indent === undefined ? '' : indent === '' ? '  ' : indent;
  const inner = indent === undefined ? '' : separator + unit;
  const content = added.map((addition) => inner + elementText(addition, inner)).join('');
  const section = `<connectionreferences>${content}${separator}</connectionreferences>`;
  if (empty && empty.contentEnd === empty.end) {
    return { start: empty.start, end: empty.end, newText: section };
  }
  if (empty) {
    // A section without references can contain XML comments. They are kept, and the references are added after them.
    const blank = text.slice(empty.contentStart, empty.contentEnd).trim() === '';
    const from = blank
      ? empty.contentStart
      : empty.contentStart + text.slice(empty.contentStart, empty.contentEnd).trimEnd().length;
    return { start: from, end: empty.contentEnd, newText: content + separator };
  }
  if (languages) {
    return { start: languages.start, end: languages.start, newText: section + separator };
  }
  const at = sections.at(-1)?.end ?? root.contentStart;
  return { start: at, end: at, newText: separator + section };
}

/**
 * The text of a `<connectionreference>` element.
 * @param separator Line end and indentation between the lines; if empty, the element is written on one line.
 */
function elementText({ lines }: ReferenceElement, separator: string): string {
  return separator === '' ? lines.map((line) => line.trim()).join('') : lines.join(separator);
}

/**
 * The white space between the start of a line and an element that starts at an offset on this line. Undefined if other
 * text precedes the element, or the line is the first one of the file.
 */
function indentBefore(text: string, offset: number): string | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(lineStart, offset);
  return lineStart > 0 && /^[ \t]*$/.test(before) ? before : undefined;
}
