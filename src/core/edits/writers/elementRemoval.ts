import type { TextEdit } from '../../text/textEdit';
import type { XmlElement } from '../../text/xmlScanner';
import { spaceBefore } from '../../text/whiteSpace';

/** Removes an element with the white space before it. */
export function elementRemoval(text: string, { start, end }: XmlElement): TextEdit {
  return { start: start - spaceBefore(text, start).length, end, newText: '' };
}
