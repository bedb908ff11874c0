import type { TextEdit } from '../../text/textEdit';
import type { XmlElement } from '../../text/xmlScanner';
import { spaceBefore } from '../../text/whiteSpace';

/** The edit that removes an XML element and the white space before it. Offsets are in UTF-16 code units. */
export function elementRemoval(text: string, { start, end }: XmlElement): TextEdit {
  return { start: start - spaceBefore(text, start).length, end, newText: '' };
}
