import { attributeSpan } from '../text/xmlOutline';
import type { XmlElement } from '../text/xmlScanner';
import { decodeXmlText, encodeXmlAttribute } from '../text/xmlText';
import type { NamedSpan } from './namedSpan';

/**
 * The value of an XML attribute that contains a component's name, with the span of the value; undefined when the start
 * tag of the element lacks the attribute.
 */
export function attributeName(text: string, element: XmlElement, attribute: string): NamedSpan | undefined {
  const span = attributeSpan(text, element, attribute);
  const isSingleQuoted = span !== undefined && text[span.start - 1] === "'";
  return (
    span && {
      name: decodeXmlText(text.slice(span.start, span.end)),
      span,
      written: (name) =>
        isSingleQuoted ? encodeXmlAttribute(name).replaceAll("'", '&apos;') : encodeXmlAttribute(name),
    }
  );
}
