import type { ConnectionEntry } from '../model/flow';
import { isOnCustomConnector } from './isOnCustomConnector';
import { isCustomApiName, sameName } from '../model/names';
import type { ConnectionReference } from '../model/solution';
import type { FactIndex } from '../model/workspaceIndex';

/** Whether the connector that a settings file maps a reference to is another one; custom ones have another name in every environment. */
export function settingsConnectorDiffers(
  apiName: string,
  reference: Pick<ConnectionReference, 'apiName' | 'customConnectorId'>,
): boolean {
  return (
    reference.apiName !== '' &&
    !sameName(apiName, reference.apiName) &&
    !(isOnCustomConnector(reference) && isCustomApiName(apiName))
  );
}

/**
 * Standard connectors differ when their API names do. The API name of a custom connector carries the hash of an
 * environment, and entries keep the old one when it moves: only its GUID tells (formats.md §6, §12.3).
 */
export function connectorsDiffer(
  entry: Pick<ConnectionEntry, 'apiName' | 'apiLogicalName'>,
  reference: Pick<ConnectionReference, 'apiName' | 'customConnectorId'>,
  index: FactIndex,
): boolean {
  if (reference.apiName === '' || sameName(entry.apiName, reference.apiName)) {
    return false;
  }
  const entryIsCustom = entry.apiLogicalName !== undefined || isCustomApiName(entry.apiName);
  const referenceIsCustom = isOnCustomConnector(reference);
  if (!entryIsCustom || !referenceIsCustom) {
    return entryIsCustom !== referenceIsCustom || !entryIsCustom;
  }
  if (entry.apiLogicalName === undefined || reference.customConnectorId === undefined) {
    return false;
  }
  // A connector that the workspace does not hold is for missing-connector to report.
  const { apiLogicalName } = entry;
  const meant = index.connectorsWithId(reference.customConnectorId);
  return meant.length > 0 && meant.every(({ connector }) => !sameName(connector.name, apiLogicalName));
}
