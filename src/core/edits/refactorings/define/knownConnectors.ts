import { connectorKey, isCustomApiName, isCustomConnector } from '../../../connectors/connectorIdentity';
import {
  connectorDisplayName,
  connectorNameToChoose,
  connectorsInWorkspace,
  wellKnownConnectors,
} from '../../../connectors/connectorNames';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import type { ReferencedConnector } from '../shared/referenceNames';
import { compareTexts } from '../../../text/order';

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
    const key = connectorKey(connector);
    const known = found.get(key) ?? { ...connector, uses: 0 };
    known.uses++;
    found.set(key, known);
  };
  for (const solution of index.solutions()) {
    for (const { apiName, customConnectorId } of solution.connectionReferences) {
      if (apiName !== '' && (customConnectorId !== undefined || !isCustomApiName(apiName))) {
        const displayName = connectorNameToChoose({ apiName, customConnectorId }, index);
        note({ apiName, customConnectorId, displayName });
      }
    }
    for (const entry of [...solution.flows.values()].flatMap(({ entries }) => entries)) {
      const { apiName } = entry;
      const customConnectorId = connectorsInWorkspace(entry, index)[0]?.id || undefined;
      if (apiName !== '' && isCustomConnector(entry) === (customConnectorId !== undefined)) {
        note({ apiName, customConnectorId, displayName: connectorNameToChoose(entry, index) });
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
  return [...found.values()].sort((a, b) => b.uses - a.uses || compareTexts(a.displayName, b.displayName));
}
