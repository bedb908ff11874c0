import { apiNameOf } from '../../model/names';
import { detach } from '../../text/detach';
import { members, parseJson, textMember } from '../parseJson';
import { readXml, type XmlNode } from '../parseXml';
import type { ReadResult } from '../readResult';

export interface CanvasAppFacts {
  readonly name: string;
  readonly displayName: string;
  readonly references: readonly string[];
  readonly connectionCount: number;
  readonly connectionsReadable: boolean;
  readonly sharedConnections: readonly string[];
  readonly isCodeApp: boolean;
}

/** The value of `CanvasAppType` for a code app. The values 0 to 2 are canvas apps, component libraries and custom pages. */
const codeAppType = '4';

/** Reads the connections of a canvas app from `CanvasApps/<name>.meta.xml` (docs/formats.md#canvas-apps). */
export function readCanvasApp(text: string): ReadResult<CanvasAppFacts> {
  return readXml(text, canvasAppFacts);
}

export function canvasAppFacts(node: XmlNode): CanvasAppFacts {
  const name = node.text('Name') ?? '';
  // `ConnectionReferences` contains JSON text. If that text is not valid JSON, the app is still returned, with
  // connectionsReadable false.
  const list = parseJson(node.textWithoutCopy('ConnectionReferences') || '{}').facts;
  const connections = members(list).map(([, connection]) => connection);
  return {
    name,
    displayName: node.text('DisplayName') ?? name,
    references: connections
      .map((connection) => textMember(connection, 'xrmConnectionReferenceLogicalName'))
      .filter((reference) => reference !== undefined)
      .map(detach),
    connectionCount: connections.length,
    connectionsReadable: list !== undefined,
    sharedConnections: connections
      .filter(
        (connection) =>
          textMember(connection, 'sharedConnectionId') !== undefined &&
          textMember(connection, 'xrmConnectionReferenceLogicalName') === undefined,
      )
      .map((connection) => detach(apiNameOf(textMember(connection, 'id') ?? ''))),
    isCodeApp: node.textWithoutCopy('CanvasAppType') === codeAppType,
  };
}
