import type { Node } from 'jsonc-parser';
import type { EmbeddedText } from '../text/embeddedText';
import { encodeXmlText } from '../text/xmlText';
import type { NamedSpan } from './namedSpan';

/** The name in a JSON string that is in the text of an XML element. @param node The node of the string. */
export function embeddedJsonName(node: Node, embedded: EmbeddedText): NamedSpan {
  const { offset, length } = node;
  const toJson = (name: string): string => JSON.stringify(name).slice(1, -1);
  return { name: String(node.value), ...embeddedSpan(embedded, offset + 1, offset + length - 1, toJson) };
}

/**
 * A part of the text of an XML element that can be replaced.
 * @param start The offset of the part in the text.
 * @param end The offset behind the part. The part must not be empty.
 * @param escape Escapes a name for the format of the text, which may be JSON.
 */
export function embeddedSpan(
  { offsetInFile, endInFile, isVerbatim }: EmbeddedText,
  start: number,
  end: number,
  escape: (name: string) => string,
): Pick<NamedSpan, 'span' | 'written'> {
  const verbatim = isVerbatim(start);
  // If only one end of the part is in a CDATA section, the section must begin or end behind the new name.
  const rest = verbatim === isVerbatim(end - 1) ? '' : verbatim ? ']]>' : '<![CDATA[';
  return {
    span: { start: offsetInFile(start), end: endInFile(end) },
    written: (name) => (verbatim ? escape(name) : encodeXmlText(escape(name))) + rest,
  };
}
