import { childElements } from '../text/xmlOutline';
import type { XmlElement } from '../text/xmlScanner';
import { decodeXmlText, encodeXmlText } from '../text/xmlText';
import type { NamedSpan } from './namedSpan';

/**
 * Finds the connection references in the `<CanvasApp>` element of a canvas app. The child element
 * `ConnectionReferences` contains JSON, in which quotes can be written as XML references such as `&quot;`. Source:
 * docs/formats.md#canvas-apps.
 * @param text The text of the file that contains the element.
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
