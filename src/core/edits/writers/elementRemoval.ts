import type { TextEdit } from '../../text/textEdit';
import type { XmlElement } from '../../text/xmlScanner';
import { spaceBefore } from '../../text/whiteSpace';

/**
 * An edit that removes an XML element and the white space before it, because an empty line would be left otherwise.
 * Offsets are in UTF-16 code units.
 */
export function elementRemoval(text: string, { start, end }: XmlElement): TextEdit {
  return { start: start - spaceBefore(text, start).length, end, newText: '' };
}
