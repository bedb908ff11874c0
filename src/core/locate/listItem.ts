import type { Node } from 'jsonc-parser';
import type { EmbeddedText } from '../text/embeddedText';
import type { ListItem } from './namedSpan';

/**
 * An item of a JSON list in the text of an XML element, with the commas around it.
 * @param contentStart The offset of the element's content in the file.
 */
export function listItem(
  items: readonly Node[],
  at: number,
  { offsetInFile, endInFile }: EmbeddedText,
  contentStart: number,
): ListItem {
  const endOf = ({ offset, length }: Node): number => offset + length;
  const [previous, item, next] = [items[at - 1], items[at], items[at + 1]];
  const start = item?.offset ?? 0;
  const end = item ? endOf(item) : start;
  return {
    list: contentStart,
    at,
    withPrevious: { start: previous ? endInFile(endOf(previous)) : offsetInFile(start), end: endInFile(end) },
    withNext: { start: offsetInFile(start), end: next ? offsetInFile(next.offset) : endInFile(end) },
  };
}
