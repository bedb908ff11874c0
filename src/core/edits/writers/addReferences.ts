import { XmlComponents } from '../../locate/xmlComponents';
import { connectorIdOf, compareNames } from '../../model/names';
import { lineEndingOf } from '../../text/lineEndings';
import type { TextEdit } from '../../text/textEdit';
import { outlineXml } from '../../text/xmlOutline';
import type { XmlElement } from '../../text/xmlScanner';
import { decodeXmlText, encodeXmlText } from '../../text/xmlText';
import type { NewReference } from '../operations/editOperation';

/** A `<connectionreference>` to be added: its lines, indented relative to the first. */
export interface ReferenceElement {
  readonly logicalName: string;
  readonly lines: readonly string[];
}

/** A new reference, its children in the order in which every export has them (formats.md §3). */
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
      `<connectionreference connectionreferencelogicalname="${encodeXmlText(logicalName)}">`,
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

/** A reference as another `Customizations.xml` has it, with children that Connref does not know; undefined when it has none. */
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
  // Only between two tags a line break is layout; elsewhere it belongs to a description or the like.
  const lines = text.slice(element.start, element.end).split(/(?<=>[ \t]*)\r?\n(?=[ \t]*<)/);
  return { logicalName, lines: lines.map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line)) };
}

/**
 * Adds references to a `Customizations.xml`: in order where the others are sorted, else behind them; with a section of
 * their own where there is none yet. One that is there already is left out. Empty when the text is no such file.
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
    ? intoSection(text, section, children, components, added)
    : [newSection(text, root, sections, section, added)];
}

function intoSection(
  text: string,
  section: XmlElement,
  children: readonly XmlElement[],
  components: XmlComponents,
  added: readonly ReferenceElement[],
): TextEdit[] {
  const [first] = children;
  const indent = first && indentBefore(text, first.start);
  const gap = indent === undefined ? '' : lineEndingOf(text) + indent;
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
      return { start: following.start, end: following.start, newText: render(addition, gap) + gap };
    }
    const behind = children.at(-1)?.end ?? section.contentStart;
    return { start: behind, end: behind, newText: gap + render(addition, gap) };
  });
}

/** The section stands just before `<Languages>` in every real file. */
function newSection(
  text: string,
  root: XmlElement,
  sections: readonly XmlElement[],
  empty: XmlElement | undefined,
  added: readonly ReferenceElement[],
): TextEdit {
  const languages = sections.find(({ name }) => name === 'Languages');
  const neighbour = empty ?? languages ?? sections.at(-1);
  const indent = neighbour && indentBefore(text, neighbour.start);
  const gap = indent === undefined ? '' : lineEndingOf(text) + indent;
  const unit = indent === undefined ? '' : indent === '' ? '  ' : indent;
  const inner = indent === undefined ? '' : gap + unit;
  const content = added.map((addition) => inner + render(addition, inner)).join('');
  const section = `<connectionreferences>${content}${gap}</connectionreferences>`;
  if (empty && empty.contentEnd === empty.end) {
    return { start: empty.start, end: empty.end, newText: section };
  }
  if (empty) {
    // What it holds, white space or a comment, stays before what is added.
    const blank = text.slice(empty.contentStart, empty.contentEnd).trim() === '';
    const from = blank
      ? empty.contentStart
      : empty.contentStart + text.slice(empty.contentStart, empty.contentEnd).trimEnd().length;
    return { start: from, end: empty.contentEnd, newText: content + gap };
  }
  if (languages) {
    return { start: languages.start, end: languages.start, newText: section + gap };
  }
  const at = sections.at(-1)?.end ?? root.contentStart;
  return { start: at, end: at, newText: gap + section };
}

/** The lines of an element with `gap`, a line end and an indentation, between them; on one line where there is no gap. */
function render({ lines }: ReferenceElement, gap: string): string {
  return gap === '' ? lines.map((line) => line.trim()).join('') : lines.join(gap);
}

/** The white space before an offset when nothing else stands before it on its line. */
function indentBefore(text: string, offset: number): string | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(lineStart, offset);
  return lineStart > 0 && /^[ \t]*$/.test(before) ? before : undefined;
}
