import { comesFromElsewhere } from '../../dependencies/absentComponent';
import type { ComponentUse } from '../../dependencies/componentUses';
import type { AppConnector } from '../../model/canvasApp';
import { holdersInForce, type RootsOfSet } from '../../dependencies/currentHolders';
import type { ConnectionEntry } from '../../model/flow';
import { guidKey, nameKey } from '../../model/names';
import type { ConnectionReference, Solution, SolutionContent } from '../../model/solution';
import type { SolutionIdentity } from '../../model/solutionIdentity';
import type { FactIndex, ReferenceDefinition } from '../../model/workspaceIndex';
import { groupBy } from '../../text/groupBy';
import { isGuid } from '../../text/guid';
import { unique } from '../../text/unique';
import { type AbsentUse, absentUse, type Holder } from './absentUse';

/** A custom connector that a flow, an app or a connection reference uses. */
export interface UsedConnector {
  readonly shownName: string;
  /** All names of the connector that `externals` of .connref.json or `MissingDependencies` may list. */
  readonly names: readonly string[];
  /** The connection reference that refers to the connector by GUID, if there is one. */
  readonly definition: ReferenceDefinition | undefined;
  readonly holders: readonly Holder[];
  /** The connection references by which the connector is used; undefined for a connection without one. */
  readonly references: readonly (string | undefined)[];
}

/** A connection reference that a solution uses and does not define. Undefined if it defines it, or `externals` list it. */
export function absentReference(name: string, user: SolutionIdentity, index: FactIndex): AbsentUse | undefined {
  if (index.isExternal(user.manifestFile, name)) {
    return undefined;
  }
  const holders = index
    .definitionsOf(name)
    .map(({ solution, reference }) => ({ solution, name: reference.logicalName }));
  const isKnown = user.manifest !== undefined || holders.length > 0;
  return absentUse(user, 'connectionReference', [name], holders, user.customizationsReadable && isKnown, index);
}

/**
 * A cloud flow or desktop flow that a solution calls and does not contain. Undefined if it contains it, or `externals`
 * list it.
 */
export function absentFlow(workflowId: string, user: SolutionIdentity, index: FactIndex): AbsentUse | undefined {
  const key = guidKey(workflowId);
  const read = [...index.flowsWithId(workflowId), ...index.desktopFlowsWithId(workflowId)];
  if (read.some(({ solution }) => solution.root === user.root) || index.isExternal(user.manifestFile, workflowId)) {
    return undefined;
  }
  const listed = new Set(
    index
      .listedComponents()
      .solutionsWithProcess(key)
      .map(({ root }) => root),
  );
  if (listed.has(user.root)) {
    return undefined;
  }
  const hasLost = ({ missingFlows }: Pick<Solution, 'missingFlows'>): boolean =>
    missingFlows.some(({ flow }) => flow.workflowId === key);
  // A solution may list the flow as a component that Connref does not read, such as a classic workflow, or may have lost
  // the file of the flow, which is reported separately.
  const unread = index
    .solutions()
    .filter((each) => hasLost(each) || (read.length === 0 && listed.has(each.root)))
    .map((solution) => ({ solution, name: workflowId }));
  const holders = [...read.map(({ solution, flow }) => ({ solution, name: flow.name })), ...unread];
  const isKnown = isGuid(workflowId) && user.manifest !== undefined;
  return absentUse(user, 'process', [workflowId], holders, isKnown, index);
}

/** An environment variable that a solution uses and does not define. Undefined if it defines it, or `externals` list it. */
export function absentVariable(schemaName: string, user: SolutionIdentity, index: FactIndex): AbsentUse | undefined {
  const holders = index
    .variablesNamed(schemaName)
    .map(({ solution, variable }) => ({ solution, name: variable.schemaName }));
  if (holders.some(({ solution }) => solution.root === user.root) || index.isExternal(user.manifestFile, schemaName)) {
    return undefined;
  }
  const isRead =
    user.manifest !== undefined &&
    !index.solutions().some(({ root, variablesReadable }) => root === user.root && !variablesReadable);
  return absentUse(user, 'environmentVariable', [schemaName], holders, isRead, index);
}

/**
 * A custom connector that no solution of the workspace contains, except twins (other exports) of the user. Undefined if
 * one contains it, or `externals` list it.
 */
export function absentConnector(
  connector: UsedConnector,
  user: SolutionIdentity,
  index: FactIndex,
): AbsentUse | undefined {
  const { names, holders } = connector;
  if (names.some((name) => index.isExternal(user.manifestFile, name))) {
    return undefined;
  }
  const isRead = user.manifest !== undefined && user.customizationsReadable;
  const absent = absentUse(user, 'customConnector', names, holders, isRead, index);
  if (absent === undefined || absent.holders.length > 0) {
    return undefined;
  }
  return absent.absent.dependency === 'unlisted' && isLeftToOthers(connector, user, index) ? undefined : absent;
}

/**
 * Whether a custom connector is used only by connection references that other solutions define, or that come from outside
 * the workspace. These solutions need the connector, and this one needs the references.
 */
export function isLeftToOthers(
  { references }: Pick<UsedConnector, 'references'>,
  user: SolutionIdentity,
  index: FactIndex,
): boolean {
  return (
    references.length > 0 &&
    references.every((reference) => reference !== undefined && isDefinedElsewhere(reference, user, index))
  );
}

function isDefinedElsewhere(reference: string, user: SolutionIdentity, index: FactIndex): boolean {
  const use = absentReference(reference, user, index);
  const definitions = index.definitionsOf(reference);
  if (use && use.holders.length > 0) {
    // A definition without the GUID of a custom connector does not say which connector its solution needs.
    return definitions.some((each) => each.reference.customConnectorId !== undefined);
  }
  return use
    ? comesFromElsewhere(use.absent.dependency)
    : definitions.every(({ solution }) => solution.root !== user.root);
}

/**
 * The custom connector that a flow's connection entry uses. It is found by the GUID in the connection reference of the
 * entry, otherwise by `api.logicalName` of the entry. Undefined if both are missing, as for a standard connector
 * (docs/formats.md#custom-connectors).
 */
export function customConnectorOfEntry(
  { reference, apiName, apiLogicalName }: Pick<ConnectionEntry, 'reference' | 'apiName' | 'apiLogicalName'>,
  user: SolutionIdentity,
  index: FactIndex,
  set?: RootsOfSet,
): UsedConnector | undefined {
  const [definition] = reference === undefined ? [] : holdersInForce(index.definitionsOf(reference), user, index, set);
  const id = definition?.reference.customConnectorId;
  const known = apiLogicalName ?? id;
  return known === undefined
    ? undefined
    : {
        shownName: apiLogicalName ?? (apiName || known),
        names: [apiLogicalName ?? '', id ?? '', apiName].filter((name) => name !== ''),
        definition: id === undefined ? undefined : definition,
        holders: holdersOfConnector(id, [known], index),
        references: [reference],
      };
}

/**
 * Returns a lookup for the custom connectors that the apps of a solution mention by one name. They are found by the GUIDs
 * in the connection references of the app's connections. If it has none, the connector is found by its name, or by its
 * GUID if the app's dependencies have only that. A connector that the import looks up is needed, whatever references the
 * connections of the app have, so it has none of them.
 * @param set The solutions that are imported together; omitted for a judgement on any environment.
 */
export function customConnectorsOfApps(
  user: SolutionContent,
  index: FactIndex,
  set?: RootsOfSet,
): (used: Pick<ComponentUse, 'name' | 'user' | 'importCheck'>) => UsedConnector[] {
  const keyOf = (app: string, name: string): string => JSON.stringify([app, nameKey(name)]);
  const connections = groupBy(
    user.canvasApps.flatMap((app) => app.customConnectors.map((connection) => ({ app: app.name, connection }))),
    ({ app, connection }) => keyOf(app, connection.name),
  );
  return ({ name, user: app, importCheck }) => {
    const ofApp = (connections.get(keyOf(app.id, name)) ?? []).map(({ connection }) => connection);
    const found = connectorsOfApp(name, ofApp, user, index, set);
    return importCheck === 'known' ? found.map((each) => ({ ...each, references: [] })) : found;
  };
}

function connectorsOfApp(
  name: string,
  connections: readonly AppConnector[],
  user: SolutionIdentity,
  index: FactIndex,
  set: RootsOfSet | undefined,
): UsedConnector[] {
  const ids = connections.map(({ reference }) =>
    reference === undefined
      ? undefined
      : holdersInForce(index.definitionsOf(reference), user, index, set)[0]?.reference.customConnectorId,
  );
  const known = unique(ids.filter((id) => id !== undefined));
  return (known.length > 0 ? known : [undefined]).map((id) => {
    // Connections without a reference are those of the same connector, as far as the app shows it.
    const same = connections.filter((_, at) => (ids[at] ?? id) === id);
    return {
      shownName: name,
      names: [name, id ?? '', ...same.map(({ apiName }) => apiName)].filter((each) => each !== ''),
      definition: undefined,
      holders: holdersOfConnector(id, [name], index),
      references: same.map(({ reference }) => reference),
    };
  });
}

/** The custom connector of a connection reference; undefined for a reference on a standard connector. */
export function customConnectorOfReference(
  { customConnectorId: id, apiName }: ConnectionReference,
  index: FactIndex,
): UsedConnector | undefined {
  return id === undefined
    ? undefined
    : {
        shownName: apiName || id,
        names: [id, apiName].filter((name) => name !== ''),
        definition: undefined,
        holders: holdersOfConnector(id, [], index),
        references: [],
      };
}

/** @param names Names to look the connector up by if its GUID is unknown. */
function holdersOfConnector(id: string | undefined, names: readonly string[], index: FactIndex): Holder[] {
  const found =
    id !== undefined
      ? index.connectorsWithId(id)
      : names.flatMap((name) => [
          ...index.connectorsNamed(name),
          ...(isGuid(name) ? index.connectorsWithId(name) : []),
        ]);
  return found.map(({ solution, connector }) => ({ solution, name: connector.name }));
}
