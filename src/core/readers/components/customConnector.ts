import { guidKey } from '../../model/names';
import type { CustomConnector } from '../../model/solution';
import { readXml, type XmlNode } from '../parseXml';
import type { ReadResult } from '../readResult';

/** What a file says about a custom connector. */
export type CustomConnectorFacts = Omit<CustomConnector, 'file' | 'inline'>;

/**
 * Reads `Connectors/<name>.xml` (docs/formats.md#custom-connectors). Some real solutions contain short files with a
 * lower-case root element and few child elements, so any child element may be missing.
 */
export function readCustomConnector(text: string): ReadResult<CustomConnectorFacts> {
  return readXml(text, customConnectorFacts);
}

export function customConnectorFacts(node: XmlNode): CustomConnectorFacts {
  const name = node.text('name') ?? '';
  return { id: guidKey(node.text('connectorid') ?? ''), name, displayName: node.text('displayname') ?? name };
}
