import { isCustomApiName } from '../../../connectors/connectorIdentity';
import { connectorName, connectorsInWorkspace } from '../../../connectors/connectorNames';
import { apiNameOf, nameKey, sameName } from '../../../model/names';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import { uniqueBy } from '../../../text/unique';
import type { ReferencedConnector } from '../shared/referenceNames';
import { knownConnectors } from './knownConnectors';

/**
 * The connectors that a person can mean with a text: the API name (with or without `shared_`), the connector id, the GUID
 * of a custom connector, or any name that messages show for a connector, such as `Office 365 Outlook` or `Office 365
 * Outlook (shared_office365)`. If the text identifies a connector by its full API name, id or GUID, only this connector is
 * returned, even if another one has the text as its name.
 */
export function connectorsCalled(text: string, index: WorkspaceIndex): ReferencedConnector[] {
  const [, label] = /\((shared_[^\s()]+)\)$/.exec(text) ?? [];
  const id = apiNameOf(label ?? text);
  const known = knownConnectors(index);
  const identified = known.filter(
    ({ apiName, customConnectorId }) =>
      sameName(apiName, id) || (customConnectorId !== undefined && sameName(customConnectorId, text)),
  );
  if (identified.length > 0) {
    return identified;
  }
  const all = [
    ...known,
    ...mentionedConnectors(index).map((each) => ({ ...each, names: new Set([each.displayName]) })),
  ];
  const called = all.filter(
    ({ apiName, names }) => sameName(apiName, `shared_${id}`) || [...names].some((name) => sameName(name, text)),
  );
  return uniqueBy(called, ({ apiName, customConnectorId }) => customConnectorId ?? nameKey(apiName));
}

/**
 * Whether flows use a custom connector that messages call by a text, but no solution of the workspace contains the
 * connector. A reference on it cannot be defined, because its GUID is unknown.
 */
export function isConnectorWithoutId(text: string, index: WorkspaceIndex): boolean {
  return index
    .solutions()
    .flatMap(({ flows }) => [...flows.values()])
    .flatMap(({ entries }) => entries)
    .some(
      (entry) =>
        connectorsInWorkspace(entry, index).length === 0 &&
        (entry.apiLogicalName !== undefined || isCustomApiName(entry.apiName)) &&
        [entry.apiLogicalName ?? '', entry.apiName, connectorName(entry, index)].some((name) => sameName(name, text)),
    );
}

/**
 * The connectors, except custom connectors, that messages mention although no reference or flow entry has them: those of
 * apps and of entries in settings files.
 */
function mentionedConnectors(index: WorkspaceIndex): ReferencedConnector[] {
  const apiNames = [
    ...index.solutions().flatMap(({ canvasApps }) => canvasApps.flatMap(({ sharedConnections }) => sharedConnections)),
    ...index
      .projects()
      .flatMap((project) => (project.kind === 'codeApp' ? project.connections : []))
      .map(({ apiName }) => apiName),
    ...index.settings().flatMap(({ references }) => references.map(({ connectorId = '' }) => apiNameOf(connectorId))),
  ];
  return apiNames
    .filter((apiName) => /^shared_[a-z0-9-]+$/i.test(apiName) && !isCustomApiName(apiName))
    .map((apiName) => ({ apiName, customConnectorId: undefined, displayName: connectorName({ apiName }, index) }));
}
