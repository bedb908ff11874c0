import { connectorKey, isCustomApiName, isCustomConnector } from '../../../connectors/connectorIdentity';
import { connectorName, connectorsInWorkspace, wellKnownConnectors } from '../../../connectors/connectorNames';
import type { ConnectionEntry } from '../../../model/flow';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import type { ReferencedConnector } from '../shared/referenceNames';
import { compareTexts } from '../../../text/order';

export interface KnownConnector extends ReferencedConnector {
  /** The number of connection references and flow entries in the workspace that have this connector. */
  readonly uses: number;
  /**
   * All names that messages show for the connector. A custom connector has several: its display name, and the encoded
   * name by which flows refer to it.
   */
  readonly names: ReadonlySet<string>;
}

/**
 * Connectors to choose from for a new connection reference: first the connectors that the workspace uses, the most used
 * first, then well-known connectors. A custom connector is left out if the workspace doesn't use it, or its GUID is
 * unknown: a reference needs the GUID and the API name, and only a use contains the API name.
 */
export function knownConnectors(index: WorkspaceIndex): KnownConnector[] {
  const found = new Map<string, ReferencedConnector & { uses: number; names: Set<string> }>();
  const countUse = (connector: ReferencedConnector, encodedName?: string): void => {
    const key = connectorKey(connector);
    const counted = found.get(key) ?? { ...connector, uses: 0, names: new Set() };
    counted.uses++;
    counted.names.add(connector.displayName);
    if (encodedName !== undefined) {
      counted.names.add(encodedName);
    }
    found.set(key, counted);
  };
  for (const solution of index.solutions()) {
    for (const { apiName, customConnectorId } of solution.connectionReferences) {
      if (apiName !== '' && (customConnectorId !== undefined || !isCustomApiName(apiName))) {
        const displayName = connectorName({ apiName, customConnectorId }, index);
        countUse({ apiName, customConnectorId, displayName });
      }
    }
    for (const entry of [...solution.flows.values()].flatMap(({ entries }) => entries)) {
      const { apiName } = entry;
      const customConnectorId = connectorsInWorkspace(entry, index)[0]?.id || idInReference(entry, index);
      if (apiName !== '' && isCustomConnector(entry) === (customConnectorId !== undefined)) {
        countUse({ apiName, customConnectorId, displayName: connectorName(entry, index) }, entry.apiLogicalName);
      }
    }
  }
  for (const apiName of wellKnownConnectors) {
    if (!found.has(apiName)) {
      const displayName = connectorName({ apiName }, index);
      found.set(apiName, {
        apiName,
        customConnectorId: undefined,
        displayName,
        uses: 0,
        names: new Set([displayName]),
      });
    }
  }
  return [...found.values()].sort((a, b) => b.uses - a.uses || compareTexts(a.displayName, b.displayName));
}

/** The GUID of the custom connector of an entry, if the connection reference of the entry has it. */
function idInReference(entry: ConnectionEntry, index: WorkspaceIndex): string | undefined {
  return isCustomConnector(entry) && entry.reference !== undefined
    ? index.definitionsOf(entry.reference)[0]?.reference.customConnectorId
    : undefined;
}
