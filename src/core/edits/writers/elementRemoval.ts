import type { TextEdit } from '../../text/textEdit';
import type { XmlElement } from '../../text/xmlScanner';

/** Removes an element with the white space before it. */
export function elementRemoval(text: string, { start, end }: XmlElement): TextEdit {
  const before = text.slice(Math.max(0, start - 1000), start);
  return { start: start - (before.length - before.trimEnd().length), end, newText: '' };
}
