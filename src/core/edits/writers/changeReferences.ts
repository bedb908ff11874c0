import { XmlComponents } from '../../locate/xmlComponents';
import { sameName } from '../../model/names';
import type { TextEdit } from '../../text/textEdit';
import { childElements, outlineXml } from '../../text/xmlOutline';
import type { XmlElement } from '../../text/xmlScanner';
import { decodeXmlContent, decodeXmlText, encodeXmlText } from '../../text/xmlText';
import type { NameChange, RemoveReference, RenameReference } from '../operations/editOperation';
import { EditRefused } from '../operations/editRefused';
import { spaceBefore, spaceEnd } from '../../text/whiteSpace';

const displayNameElement = 'connectionreferencedisplayname';

/**
 * Renames and removes connection references of a `Customizations.xml`. A reference that is removed goes with the white space
 * that stood with it, the last one with the section.
 * @throws EditRefused when the file has no such reference any more, or it is called otherwise.
 */
export function changeReferences(
  text: string,
  operations: readonly (RenameReference | RemoveReference)[],
  outline = outlineXml(text),
): TextEdit[] {
  const components = new XmlComponents(text, outline);
  const all = components.elements('connectionReference');
  const named = ({ file, logicalName, occurrence }: RenameReference | RemoveReference): readonly XmlElement[] => {
    const found = all.filter((element) => {
      const span = components.nameSpan('connectionReference', element);
      return span !== undefined && sameName(decodeXmlText(text.slice(span.start, span.end)), logicalName);
    });
    const meant = occurrence === undefined ? found : found.slice(occurrence, occurrence + 1);
    if (meant.length === 0) {
      throw new EditRefused(file, { kind: 'definitionGone', logicalName });
    }
    return meant;
  };
  const removed = new Set<XmlElement>();
  const edits: TextEdit[] = [];
  for (const operation of operations) {
    for (const element of named(operation)) {
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
  // Without a display name the logical one is shown.
  if ((content || logicalName) !== before) {
    throw new EditRefused(file, { kind: 'displayNameChanged', logicalName });
  }
  if (child && child.contentEnd < child.end) {
    return { start: child.contentStart, end: child.contentEnd, newText: encodeXmlText(value) };
  }
  const newText = `<${displayNameElement}>${encodeXmlText(value)}</${displayNameElement}>`;
  if (element.contentEnd === element.end) {
    // It holds nothing, and has to be opened for that.
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
  const own = all.filter(({ start }) => start >= section.start && start < section.end);
  const going = own.filter((element) => removed.has(element));
  const lastKept = own.findLast((element) => !removed.has(element));
  if (going.length > 0 && !lastKept && isBlankBut(text, section, own)) {
    return [{ start: section.start, end: spaceEnd(text, section.end), newText: '' }];
  }
  return going.map(({ start, end }) =>
    lastKept && start < lastKept.start
      ? { start, end: spaceEnd(text, end), newText: '' }
      : { start: start - spaceBefore(text, start).length, end, newText: '' },
  );
}

function isBlankBut(text: string, { contentStart, contentEnd }: XmlElement, children: readonly XmlElement[]): boolean {
  let at = contentStart;
  for (const { start, end } of children) {
    if (text.slice(at, start).trim() !== '') {
      return false;
    }
    at = end;
  }
  return text.slice(at, contentEnd).trim() === '';
}
