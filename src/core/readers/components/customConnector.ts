import { guidKey } from '../../model/names';
import { readXml, type XmlNode } from '../parseXml';
import type { ReadResult } from '../readResult';

export interface CustomConnectorFacts {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
}

/** Reads `Connectors/<name>.xml` (formats.md §6). Stubs with a lower-case root and hardly a member occur. */
export function readCustomConnector(text: string): ReadResult<CustomConnectorFacts> {
  return readXml(text, customConnectorFacts);
}

export function customConnectorFacts(node: XmlNode): CustomConnectorFacts {
  const name = node.text('name') ?? '';
  return { id: guidKey(node.text('connectorid') ?? ''), name, displayName: node.text('displayname') ?? name };
}
