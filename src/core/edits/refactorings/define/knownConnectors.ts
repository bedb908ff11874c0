import { connectorDisplayName, wellKnownConnectors } from '../../../connectors/connectorDisplayName';
import { isCustomApiName, nameKey } from '../../../model/names';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import type { ReferencedConnector } from '../shared/referenceNames';

export interface KnownConnector extends ReferencedConnector {
  /** How many references and entries of flows are for it; 0 for one that is only well-known. */
  readonly uses: number;
}

/**
 * The connectors that a new reference could be for: those of the workspace, the most used first, then the well-known ones. A
 * custom connector is known by its GUID; one that nothing in the workspace uses yet has no API name that could be written.
 */
export function knownConnectors(index: WorkspaceIndex): KnownConnector[] {
  const found = new Map<string, ReferencedConnector & { uses: number }>();
  const note = (connector: ReferencedConnector): void => {
    const key = connector.customConnectorId ?? nameKey(connector.apiName);
    const known = found.get(key) ?? { ...connector, uses: 0 };
    known.uses++;
    found.set(key, known);
  };
  for (const solution of index.solutions()) {
    for (const { apiName, customConnectorId } of solution.connectionReferences) {
      const [held] = customConnectorId === undefined ? [] : index.connectorsWithId(customConnectorId);
      if (apiName !== '' && (customConnectorId !== undefined || !isCustomApiName(apiName))) {
        note({ apiName, customConnectorId, displayName: held?.connector.displayName || connectorDisplayName(apiName) });
      }
    }
    for (const { apiName, apiLogicalName } of [...solution.flows.values()].flatMap(({ entries }) => entries)) {
      const [held] = apiLogicalName === undefined ? [] : index.connectorsNamed(apiLogicalName);
      const customConnectorId = held?.connector.id || undefined;
      const isCustom = apiLogicalName !== undefined || isCustomApiName(apiName);
      if (apiName !== '' && isCustom === (customConnectorId !== undefined)) {
        note({ apiName, customConnectorId, displayName: held?.connector.displayName || connectorDisplayName(apiName) });
      }
    }
  }
  for (const apiName of wellKnownConnectors) {
    if (!found.has(apiName)) {
      found.set(apiName, {
        apiName,
        customConnectorId: undefined,
        displayName: connectorDisplayName(apiName),
        uses: 0,
      });
    }
  }
  return [...found.values()].sort((a, b) => b.uses - a.uses || (a.displayName < b.displayName ? -1 : 1));
}
