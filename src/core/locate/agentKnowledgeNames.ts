import { decodeEmbeddedText } from '../text/embeddedText';
import { childElements, outlineXml } from '../text/xmlOutline';
import { embeddedSpan } from './embeddedName';
import type { UsedName } from './namedSpan';

/**
 * Finds the connection reference in the text of `dvtablesearchs/<GUID>/dvtablesearch.xml`, a source of knowledge of an
 * agent. Source: docs/formats.md#agents.
 */
export function agentKnowledgeNames(text: string): UsedName[] {
  return outlineXml(text)
    .sections.filter(({ name }) => name === 'connectionreference')
    .flatMap((element) => childElements(text, element))
    .filter(({ name }) => name === 'connectionreferencelogicalname')
    .flatMap(({ contentStart, contentEnd }): UsedName[] => {
      const embedded = decodeEmbeddedText(text, contentStart, contentEnd);
      const name = embedded.text.trim();
      const start = embedded.text.indexOf(name);
      return name === ''
        ? []
        : [
            {
              name,
              ...embeddedSpan(embedded, start, start + name.length, (to) => to),
              kind: 'connectionReference',
              source: 'agentKnowledge',
            },
          ];
    });
}
