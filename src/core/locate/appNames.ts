import { type Node, findNodeAtLocation } from 'jsonc-parser';
import { parseJsonTree } from '../text/jsonTree';
import { guidKey } from '../model/names';
import type { UsedKind } from '../model/useSource';
import { decodeEmbeddedText, type EmbeddedText } from '../text/embeddedText';
import { isGuid } from '../text/guid';
import { childElements } from '../text/xmlOutline';
import type { XmlElement } from '../text/xmlScanner';
import { embeddedJsonName } from './embeddedName';
import { listItem } from './listItem';
import type { UsedName } from './namedSpan';

/** The components that an app's `CdsDependencies` list, by `componenttypeplatformname` in lower case. */
const dependencyKinds: Readonly<Record<string, Exclude<UsedKind, 'environmentVariable'>>> = {
  connectionreference: 'connectionReference',
  connector: 'customConnector',
  workflow: 'flow',
};

/** The kind of a component in `CdsDependencies`; undefined for tables and other kinds, which are not followed. */
export function dependencyKind(platformName: string): Exclude<UsedKind, 'environmentVariable'> | undefined {
  return dependencyKinds[platformName.toLowerCase()];
}

/**
 * Whether a text of an item of `CdsDependencies` can be the name by which other files know the component: only flows are
 * known by their GUID, and connectors by either.
 */
export function canName(kind: UsedKind, text: string): boolean {
  return kind === 'customConnector' || isGuid(text) === (kind === 'flow');
}

/** The members of an item of `CdsDependencies` that can contain the component's name, in the order of preference. */
export const dependencyNameMembers = ['logicalname', 'dependencyid', 'objectid'] as const;

/**
 * Finds the names of components in the `<CanvasApp>` element of an app: in the JSON texts of its child elements
 * `ConnectionReferences` and `CdsDependencies`. Source: docs/formats.md#canvas-apps.
 * @param text The text of the file that contains the element.
 */
export function appNames(text: string, app: XmlElement): UsedName[] {
  return childElements(text, app).flatMap(({ name, contentStart, contentEnd }) => {
    const find =
      name === 'ConnectionReferences' ? connectionNames : name === 'CdsDependencies' ? dependencyNames : undefined;
    if (!find) {
      return [];
    }
    const embedded = decodeEmbeddedText(text, contentStart, contentEnd);
    const root = parseJsonTree(embedded.text);
    return root ? find(root, embedded, contentStart) : [];
  });
}

function connectionNames(root: Node, embedded: EmbeddedText): UsedName[] {
  return (root.children ?? []).flatMap((property) => {
    const connection = property.children?.[1];
    const found = (path: readonly string[], kind: UsedKind): UsedName[] => {
      const node = connection && textAt(connection, path);
      return node ? [{ ...embeddedJsonName(node, embedded), kind, source: 'appConnection' }] : [];
    };
    return [
      ...found(['xrmConnectionReferenceLogicalName'], 'connectionReference'),
      ...found(['customApiLogicalName'], 'customConnector'),
      ...(['parameterHints', 'parameterHintsV2'] as const).flatMap((hints) =>
        found([hints, 'workflowEntityId', 'value'], 'flow').map((each) => ({ ...each, name: guidKey(each.name) })),
      ),
    ];
  });
}

function dependencyNames(root: Node, embedded: EmbeddedText, contentStart: number): UsedName[] {
  const list = root.type === 'object' ? findNodeAtLocation(root, ['cdsdependencies']) : undefined;
  const items = list?.children ?? [];
  return items.flatMap((item, at): UsedName[] => {
    const platformName = textAt(item, ['componenttypeplatformname']);
    const kind = platformName && dependencyKind(String(platformName.value));
    const nodes = dependencyNameMembers.flatMap((member) => textAt(item, [member]) ?? []);
    const node = kind && nodes.find((found) => canName(kind, String(found.value)));
    if (kind === undefined || node === undefined) {
      return [];
    }
    const named = embeddedJsonName(node, embedded);
    return [
      {
        ...named,
        name: kind === 'flow' ? guidKey(named.name) : named.name,
        kind,
        source: 'appDependency',
        item: listItem(items, at, embedded, contentStart),
      },
    ];
  });
}

/** The non-empty text at a path; undefined if there is none. */
function textAt(node: Node, path: readonly string[]): Node | undefined {
  const found = node.type === 'object' ? findNodeAtLocation(node, [...path]) : undefined;
  return found?.type === 'string' && found.value !== '' ? found : undefined;
}
