import { XmlComponents } from '../../locate/xmlComponents';
import { sameName } from '../../model/names';
import type { TextEdit } from '../../text/textEdit';
import { childElements, outlineXml } from '../../text/xmlOutline';
import type { XmlElement } from '../../text/xmlScanner';
import { decodeXmlContent, decodeXmlText, encodeXmlText } from '../../text/xmlText';
import type { NameChange, RemoveReference, RenameReference } from '../operations/definitionOperation';
import { EditRefused } from '../operations/editRefused';
import { spaceBefore, spaceEnd } from '../../text/whiteSpace';

const displayNameElement = 'connectionreferencedisplayname';

/**
 * Computes the edits that rename or remove connection references of a `Customizations.xml`. A reference is removed
 * together with the white space before or after it. If all references are removed, the section `<connectionreferences>`
 * is removed too, unless it contains something else, such as an XML comment.
 * @returns Edits with offsets in UTF-16 code units of `text`.
 * @throws EditRefused if the file no longer defines one of the references, or a display name has changed since the edit
 * was planned.
 */
export function changeReferences(
  text: string,
  operations: readonly (RenameReference | RemoveReference)[],
  outline = outlineXml(text),
): TextEdit[] {
  const components = new XmlComponents(text, outline);
  const all = components.elements('connectionReference');
  const elementsOf = ({ file, logicalName, occurrence }: RenameReference | RemoveReference): readonly XmlElement[] => {
    const found = all.filter((element) => {
      const span = components.nameSpan('connectionReference', element);
      return span !== undefined && sameName(decodeXmlText(text.slice(span.start, span.end)), logicalName);
    });
    const selected = occurrence === undefined ? found : found.slice(occurrence, occurrence + 1);
    if (selected.length === 0) {
      throw new EditRefused(file, { kind: 'definitionGone', logicalName });
    }
    return selected;
  };
  const removed = new Set<XmlElement>();
  const edits: TextEdit[] = [];
  for (const operation of operations) {
    for (const element of elementsOf(operation)) {
      if (operation.kind === 'removeReference') {
        removed.add(element);
        continue;
      }
      const span = components.nameSpan('connectionReference', element);
      if (span && operation.to !== undefined) {
        edits.push({ ...span, newText: encodeXmlText(operation.to) });
      }
      if (operation.displayName) {
        edits.push(setDisplayName(text, element, operation, operation.displayName));
      }
    }
  }
  const sections = outline.sections.filter(({ name }) => name === 'connectionreferences');
  return [...edits, ...sections.flatMap((section) => removals(text, section, all, removed))];
}

function setDisplayName(
  text: string,
  element: XmlElement,
  { file, logicalName }: RenameReference,
  { before, value }: NameChange,
): TextEdit {
  const children = childElements(text, element);
  const child = children.find(({ name }) => name === displayNameElement);
  const content = child && (decodeXmlContent(text.slice(child.contentStart, child.contentEnd)) ?? '').trim();
  // If a definition has no display name, Connref reads the logical name as display name. So the expected display name,
  // `before`, can be the logical name.
  if ((content || logicalName) !== before) {
    throw new EditRefused(file, { kind: 'displayNameChanged', logicalName });
  }
  if (child && child.contentEnd < child.end) {
    return { start: child.contentStart, end: child.contentEnd, newText: encodeXmlText(value) };
  }
  const newText = `<${displayNameElement}>${encodeXmlText(value)}</${displayNameElement}>`;
  if (element.contentEnd === element.end) {
    // The element is self-closing (`<connectionreference …/>`), so it needs a start and an end tag around the new
    // child.
    const { length } = text.slice(element.start, element.end - '/>'.length).trimEnd();
    return { start: element.start + length, end: element.end, newText: `>${newText}</${element.name}>` };
  }
  const at = child?.start ?? children[0]?.start ?? element.contentStart;
  return { start: at, end: child?.end ?? at, newText: child ? newText : newText + spaceBefore(text, at) };
}

function removals(
  text: string,
  section: XmlElement,
  all: readonly XmlElement[],
  removed: ReadonlySet<XmlElement>,
): TextEdit[] {
  const elements = all.filter(({ start }) => start >= section.start && start < section.end);
  const toRemove = elements.filter((element) => removed.has(element));
  const lastKept = elements.findLast((element) => !removed.has(element));
  if (toRemove.length > 0 && !lastKept && isBlankExcept(text, section, elements)) {
    return [{ start: section.start, end: spaceEnd(text, section.end), newText: '' }];
  }
  return toRemove.map(({ start, end }) =>
    lastKept && start < lastKept.start
      ? { start, end: spaceEnd(text, end), newText: '' }
      : { start: start - spaceBefore(text, start).length, end, newText: '' },
  );
}

/**
 * Whether a section contains only white space besides the given child elements. If it contains more, such as an XML
 * comment, removing the whole section would lose that text.
 */
function isBlankExcept(
  text: string,
  { contentStart, contentEnd }: XmlElement,
  children: readonly XmlElement[],
): boolean {
  let at = contentStart;
  for (const { start, end } of children) {
    if (text.slice(at, start).trim() !== '') {
      return false;
    }
    at = end;
  }
  return text.slice(at, contentEnd).trim() === '';
}
