import { apiNameOf, guidKey } from '../../model/names';
import type { ConnectionReference, UnreadKind } from '../../model/solution';
import type { YieldToHost } from '../../text/yieldToHost';
import { readLongXml, type XmlNode } from '../parseXml';
import type { ReadResult } from '../readResult';
import { type CanvasAppFacts, canvasAppFacts } from './canvasApp';
import { type CustomConnectorFacts, customConnectorFacts } from './customConnector';
import { type FlowMetadata, flowMetadata, jsonFileOf } from './flowMetadata';

/** What a definition says about a connection reference. */
export type ConnectionReferenceFacts = Omit<ConnectionReference, 'file'>;

/**
 * The parts of `Customizations.xml` that matter for connections. Flows, connectors and canvas apps are in this file
 * only in the export layout; in the packager layout these lists are empty.
 */
export interface CustomizationsFacts {
  readonly connectionReferences: readonly ConnectionReferenceFacts[];
  readonly flows: readonly FlowMetadata[];
  readonly customConnectors: readonly CustomConnectorFacts[];
  readonly canvasApps: readonly CanvasAppFacts[];
  readonly unreadKinds: readonly UnreadKind[];
}

/**
 * Sections of `Customizations.xml` that Connref does not read, although their components may use connection references.
 * Each item: the element of the section, the element of one component, and the kind that messages show.
 */
const unreadSections = [
  ['msdyn_dataflows', 'msdyn_dataflow', 'dataflows'],
  ['EntityDataProviders', 'EntityDataProvider', 'virtual tables'],
] as const;

/**
 * Reads the sections of `Customizations.xml` that matter for connections (docs/formats.md#connection-references). The rest of the
 * file is only checked for well-formed XML.
 */
export function readCustomizations(text: string, yieldToHost: YieldToHost): Promise<ReadResult<CustomizationsFacts>> {
  return readLongXml(text, yieldToHost, (root, remark) => {
    const components = (section: string, element: string): XmlNode[] =>
      root.children(section).flatMap((found) => found.children(element));
    return {
      connectionReferences: components('connectionreferences', 'connectionreference').map(connectionReferenceFacts),
      flows: components('Workflows', 'Workflow')
        .filter((node) => jsonFileOf(node) !== '')
        .map((node) => flowMetadata(node, remark)),
      customConnectors: components('Connectors', 'Connector').map(customConnectorFacts),
      canvasApps: components('CanvasApps', 'CanvasApp').map((node) => canvasAppFacts(node, remark)),
      unreadKinds: unreadSections.flatMap(([section, element, kind]) =>
        components(section, element).length > 0 ? [kind] : [],
      ),
    };
  });
}

function connectionReferenceFacts(node: XmlNode): ConnectionReferenceFacts {
  const customConnectorId = node.child('customconnectorid')?.text('connectorid');
  const logicalName = node.attribute('connectionreferencelogicalname') ?? '';
  return {
    logicalName,
    displayName: node.text('connectionreferencedisplayname') || logicalName,
    apiName: apiNameOf(node.text('connectorid') ?? ''),
    customConnectorId: customConnectorId ? guidKey(customConnectorId) : undefined,
    description: node.text('description'),
    isCustomizable: node.textWithoutCopy('iscustomizable') !== '0',
    otherProperties: otherProperties.map((name) => node.text(name) ?? '').join(' '),
  };
}

const otherProperties = ['iscustomizable', 'promptingbehavior', 'statecode', 'statuscode'];
