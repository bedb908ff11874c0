import { connectorKey, isCustomApiName, isCustomConnector } from '../../../connectors/connectorIdentity';
import { connectorName, connectorsInWorkspace, wellKnownConnectors } from '../../../connectors/connectorNames';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import type { ReferencedConnector } from '../shared/referenceNames';
import { compareTexts } from '../../../text/order';

export interface KnownConnector extends ReferencedConnector {
  /** The number of connection references and flow entries in the workspace that have this connector. */
  readonly uses: number;
}

/**
 * Connectors to choose from for a new connection reference: first the connectors that the workspace uses, the most used
 * first, then well-known connectors. A custom connector is left out if the workspace doesn't use it, or its GUID is
 * unknown: a reference needs the GUID and the API name, and only a use contains the API name.
 */
export function knownConnectors(index: WorkspaceIndex): KnownConnector[] {
  const found = new Map<string, ReferencedConnector & { uses: number }>();
  const countUse = (connector: ReferencedConnector): void => {
    const key = connectorKey(connector);
    const counted = found.get(key) ?? { ...connector, uses: 0 };
    counted.uses++;
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
      const customConnectorId = connectorsInWorkspace(entry, index)[0]?.id || undefined;
      if (apiName !== '' && isCustomConnector(entry) === (customConnectorId !== undefined)) {
        countUse({ apiName, customConnectorId, displayName: connectorName(entry, index) });
      }
    }
  }
  for (const apiName of wellKnownConnectors) {
    if (!found.has(apiName)) {
      found.set(apiName, {
        apiName,
        customConnectorId: undefined,
        displayName: connectorName({ apiName }, index),
        uses: 0,
      });
    }
  }
  return [...found.values()].sort((a, b) => b.uses - a.uses || compareTexts(a.displayName, b.displayName));
}
