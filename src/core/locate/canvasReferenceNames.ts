import { childElements } from '../text/xmlOutline';
import type { XmlElement } from '../text/xmlScanner';
import { decodeXmlText, encodeXmlText } from '../text/xmlText';
import type { NamedSpan } from './namedSpan';

/**
 * The references that a canvas app's element names (formats.md §7): its `ConnectionReferences` hold JSON text, whose quotes
 * may be escaped.
 */
export function canvasReferenceNames(text: string, app: XmlElement): NamedSpan[] {
  const quote = '(?:"|&quot;|&#34;|&#x22;)';
  const member = new RegExp(`${quote}xrmConnectionReferenceLogicalName${quote}\\s*:\\s*${quote}(.*?)${quote}`, 'dg');
  return childElements(text, app)
    .filter(({ name }) => name === 'ConnectionReferences')
    .flatMap(({ contentStart, contentEnd }) => {
      const content = text.slice(contentStart, contentEnd);
      return [...content.matchAll(member)].flatMap(({ indices }) => {
        const [from, to] = indices?.[1] ?? [0, 0];
        const isVerbatim = content.lastIndexOf('<![CDATA[', from) > content.lastIndexOf(']]>', from);
        const written = content.slice(from, to);
        return {
          name: isVerbatim ? written : decodeXmlText(written),
          span: { start: contentStart + from, end: contentStart + to },
          written: (name: string) => (isVerbatim ? name : encodeXmlText(name)),
        };
      });
    });
}
