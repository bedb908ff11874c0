import { type Node, findNodeAtLocation } from 'jsonc-parser';
import { parseJsonTree } from '../text/jsonTree';
import { decodeEmbeddedText } from '../text/embeddedText';
import { childElements } from '../text/xmlOutline';
import type { XmlElement } from '../text/xmlScanner';
import { embeddedJsonName } from './embeddedName';
import { listItem } from './listItem';
import type { UsedName } from './namedSpan';

/** The members that can contain the logical name of a connection reference in the metadata of a desktop flow. */
export const desktopReferenceMembers = ['connectionReferenceLogicalName', 'logicalName'] as const;

/**
 * Finds the connection references in the `<Workflow>` element of a desktop flow: in the JSON text of its child element
 * `ConnectionReferences`. Source: docs/formats.md#desktop-flows.
 * @param text The text of the file that contains the element.
 */
export function desktopFlowNames(text: string, workflow: XmlElement): UsedName[] {
  return childElements(text, workflow)
    .filter(({ name }) => name === 'ConnectionReferences')
    .flatMap(({ contentStart, contentEnd }) => {
      const embedded = decodeEmbeddedText(text, contentStart, contentEnd);
      const items = parseJsonTree(embedded.text)?.children ?? [];
      return items.flatMap((item, at): UsedName[] => {
        const node = item.type === 'object' ? logicalName(item) : undefined;
        return node
          ? [
              {
                ...embeddedJsonName(node, embedded),
                kind: 'connectionReference',
                source: 'desktopFlow',
                item: listItem(items, at, embedded, contentStart),
              },
            ]
          : [];
      });
    });
}

function logicalName(item: Node): Node | undefined {
  return desktopReferenceMembers
    .map((member) => findNodeAtLocation(item, [member]))
    .find((node) => node?.type === 'string' && node.value !== '');
}
