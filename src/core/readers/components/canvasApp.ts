import { canName, dependencyKind, dependencyNameMembers } from '../../locate/appNames';
import type { AppConnector, AppDependency, AppFlow, CanvasApp, PassedConnection } from '../../model/canvasApp';
import { apiNameOf, guidKey } from '../../model/names';
import { detach } from '../../text/detach';
import { jsonPointer } from '../../model/place';
import { parseEmbeddedJson } from '../embeddedJson';
import { isObject, items, member, members, textMember } from '../parseJson';
import { readXml, type XmlNode } from '../parseXml';
import type { ReadResult, Remark, UnexpectedForm } from '../readResult';

/** What a file says about a canvas app. */
export type CanvasAppFacts = Omit<CanvasApp, 'file' | 'inline'>;

/** The value of `CanvasAppType` for a code app. The values 0 to 2 are canvas apps, component libraries and custom pages. */
const codeAppType = '4';

/** Reads the connections of a canvas app from `CanvasApps/<name>.meta.xml` (docs/formats.md#canvas-apps). */
export function readCanvasApp(text: string): ReadResult<CanvasAppFacts> {
  return readXml(text, canvasAppFacts);
}

/**
 * The facts in the element of an app. `ConnectionReferences` and `CdsDependencies` contain JSON text. If Connref cannot
 * read one of them, the app is still returned, with connectionsReadable false.
 */
export function canvasAppFacts(node: XmlNode, remark: Remark): CanvasAppFacts {
  const name = node.text('Name') ?? '';
  const displayName = node.text('DisplayName') ?? name;
  const isCodeApp = node.textWithoutCopy('CanvasAppType') === codeAppType;
  const user = { kind: isCodeApp ? 'codeApp' : 'canvasApp', name: displayName || name, id: name } as const;
  const list = parseEmbeddedJson({
    node,
    element: 'ConnectionReferences',
    user,
    unexpected: unexpectedConnections,
    remark,
  });
  const dependencies = parseEmbeddedJson({
    node,
    element: 'CdsDependencies',
    user,
    unexpected: unexpectedDependencies,
    remark,
  });
  const connections = members(list).map(([, connection]) => connection);
  return {
    name,
    displayName,
    references: connections.flatMap((connection) => referenceOf(connection) ?? []),
    dependencies: items(member(dependencies, 'cdsdependencies')).flatMap(appDependency),
    calledFlows: connections.flatMap((connection) => appFlow(connection, list)),
    customConnectors: connections.flatMap(appConnector),
    connectionCount: connections.length,
    connectionsReadable: list !== undefined && dependencies !== undefined,
    sharedConnections: connections
      .filter(
        (connection) =>
          textMember(connection, 'sharedConnectionId') !== undefined && referenceOf(connection) === undefined,
      )
      .map((connection) => detach(apiNameOf(textMember(connection, 'id') ?? ''))),
    isCodeApp,
  };
}

function unexpectedConnections(list: unknown): UnexpectedForm | undefined {
  const [other] = members(list).filter(([, connection]) => !isObject(connection));
  return other === undefined ? unexpectedRoot(list) : { pointer: jsonPointer('', other[0]), expected: 'object' };
}

function unexpectedDependencies(value: unknown): UnexpectedForm | undefined {
  const list = member(value, 'cdsdependencies') ?? [];
  return Array.isArray(list) ? unexpectedRoot(value) : { pointer: '/cdsdependencies', expected: 'list' };
}

/** An object, or nothing: an empty list contains no use of anything. */
function unexpectedRoot(value: unknown): UnexpectedForm | undefined {
  const isKnown = value === null || isObject(value) || (Array.isArray(value) && value.length === 0);
  return isKnown ? undefined : { pointer: '', expected: 'object' };
}

function referenceOf(connection: unknown): string | undefined {
  const name = textMember(connection, 'xrmConnectionReferenceLogicalName');
  return name === undefined ? undefined : detach(name);
}

/** An item of `CdsDependencies` (docs/formats.md#dependencies-of-apps). Empty for an item without a name. */
function appDependency(item: unknown): AppDependency[] {
  const kind = dependencyKind(textMember(item, 'componenttypeplatformname') ?? '');
  const names = dependencyNameMembers.flatMap((nameMember) => textMember(item, nameMember) ?? []);
  const name = kind && names.find((each) => canName(kind, each));
  const [first] = names;
  return kind !== undefined && name !== undefined
    ? [{ kind, name: detach(kind === 'flow' ? guidKey(name) : name) }]
    : first === undefined
      ? []
      : [{ kind: 'other', name: detach(first) }];
}

/**
 * The flow that a connection of `shared_logicflows` runs (docs/formats.md#flows-of-apps). Empty for another connection.
 * @param list All connections of the app, by their keys.
 */
function appFlow(connection: unknown, list: unknown): AppFlow[] {
  const id = ['parameterHintsV2', 'parameterHints']
    .map((hints) => textMember(member(member(connection, hints), 'workflowEntityId'), 'value'))
    .find((found) => found !== undefined);
  return id === undefined
    ? []
    : [
        {
          workflowId: detach(guidKey(id)),
          passedConnections: passedConnections(member(connection, 'parameterHintsV2'), list),
        },
      ];
}

/** The members of the hints that describe the flow itself. */
const ownHints: ReadonlySet<string> = new Set(['workflowEntityId', 'workflowName', 'workflowDisplayName']);

/** The connections of the app that it passes to a flow. The other members of `hints` describe the flow itself. */
function passedConnections(hints: unknown, list: unknown): PassedConnection[] | undefined {
  if (member(hints, 'workflowEntityId') === undefined) {
    return undefined;
  }
  const passed = members(hints)
    .filter(([name]) => !ownHints.has(name))
    .map(([key, hint]) => ({ key, api: textMember(member(list, textMember(hint, 'value') ?? ''), 'id') }));
  return passed.some(({ api }) => api === undefined)
    ? undefined
    : passed.map(({ key, api = '' }) => ({ key: detach(key), apiName: detach(apiNameOf(api)) }));
}

/** The custom connector of a connection. Empty for a connection of another connector. */
function appConnector(connection: unknown): AppConnector[] {
  const name = textMember(connection, 'customApiLogicalName');
  return name === undefined
    ? []
    : [
        {
          name: detach(name),
          apiName: detach(apiNameOf(textMember(connection, 'id') ?? '')),
          reference: referenceOf(connection),
        },
      ];
}
