import type { ConnectionEntry } from '../model/flow';
import { nameKey, sameName } from '../model/names';
import type { ConnectionReference } from '../model/solution';
import type { FactIndex } from '../model/workspaceIndex';

/**
 * The answer to “Is it the same connector?”. Verdicts rest on `other`, and edits replace one connector by another only
 * where they are the `same`.
 *
 * The API name of a standard connector is the same in every environment. That of a custom connector ends in the hash of an
 * environment, and flows keep the old one when they move: only the GUID identifies it (formats.md §6, §12.3). References
 * have the GUID. Entries of flows have the encoded name instead, which leads to the GUID of a connector that the workspace has.
 */
export type ConnectorComparison = 'same' | 'other' | 'unknown';

/** What a connection reference says about its connector. */
export type ReferenceConnector = Pick<ConnectionReference, 'apiName' | 'customConnectorId'>;

/** What an entry of a flow says about its connector. */
export type EntryConnector = Pick<ConnectionEntry, 'apiName' | 'apiLogicalName'>;

type AnyConnector = Pick<ReferenceConnector, 'apiName'> & Partial<ReferenceConnector & EntryConnector>;

/** Whether an API name ends in the hash of an environment, as only those of custom connectors do. */
export function isCustomApiName(apiName: string): boolean {
  return /-5f[0-9a-f]{16,}$/i.test(apiName);
}

/** Whether a reference or entry is for a custom connector: it has a GUID, an encoded name or an API name with a hash. */
export function isCustomConnector({ apiName, customConnectorId, apiLogicalName }: AnyConnector): boolean {
  return customConnectorId !== undefined || apiLogicalName !== undefined || isCustomApiName(apiName);
}

/** References for the same connector have the same key. Empty for a reference that names no connector. */
export function connectorKey({ apiName, customConnectorId }: ReferenceConnector): string {
  return customConnectorId ?? nameKey(apiName);
}

/**
 * Compares the connectors of two references. A GUID makes a connector a custom one.
 *
 * | GUIDs         | API names equal | one is empty | they differ, not both custom | they differ, both custom |
 * | ------------- | --------------- | ------------ | ---------------------------- | ------------------------ |
 * | equal         | same            | same         |                              | same                     |
 * | different     | unknown         | unknown      |                              | other                    |
 * | one is absent | unknown         | unknown      | other                        | unknown                  |
 * | both absent   | same            | unknown      | other                        | unknown                  |
 */
export function compareConnectors(a: ReferenceConnector, b: ReferenceConnector): ConnectorComparison {
  const isOneApi = sameName(a.apiName, b.apiName);
  if (a.customConnectorId === b.customConnectorId && (isOneApi || a.customConnectorId !== undefined)) {
    return 'same';
  }
  if (isOneApi || a.apiName === '' || b.apiName === '') {
    return 'unknown';
  }
  const haveGuids = a.customConnectorId !== undefined && b.customConnectorId !== undefined;
  return haveGuids || !areBothCustom(a, b) ? 'other' : 'unknown';
}

/**
 * Compares the connector of a flow's entry with that of a reference. An encoded name makes a connector a custom one. The
 * rows: whether the workspace has a connector with the entry's encoded name.
 *
 * | encoded name       | API names equal | reference's is empty | they differ, not both custom | they differ, both custom |
 * | ------------------ | --------------- | -------------------- | ---------------------------- | ------------------------ |
 * | with that GUID     | same            | same                 |                              | same                     |
 * | with other GUIDs   | unknown         | unknown              | other                        | other (1)                |
 * | not there          | same (2)        | unknown              | other                        | other (1)                |
 * | entry has none     | same (2)        | unknown              | other                        | unknown                  |
 *
 * 1. Unknown where the workspace has no connector with the reference's GUID: that is for missing-connector to report.
 * 2. Unknown where the reference has a GUID and the entry is for a standard connector, or where both API names are empty.
 */
export function compareEntry(
  entry: EntryConnector,
  reference: ReferenceConnector,
  index: FactIndex,
): ConnectorComparison {
  const { apiName, apiLogicalName } = entry;
  const { customConnectorId } = reference;
  const named = apiLogicalName === undefined ? [] : index.connectorsNamed(apiLogicalName);
  if (named.some(({ connector }) => connector.id !== '' && connector.id === customConnectorId)) {
    return 'same';
  }
  if (sameName(apiName, reference.apiName)) {
    const isOneKind = customConnectorId === undefined || isCustomConnector(entry);
    return named.length === 0 && apiName !== '' && isOneKind ? 'same' : 'unknown';
  }
  if (reference.apiName === '') {
    return 'unknown';
  }
  if (!areBothCustom(entry, reference)) {
    return 'other';
  }
  if (apiLogicalName === undefined || customConnectorId === undefined) {
    return 'unknown';
  }
  const held = index.connectorsWithId(customConnectorId);
  const isHeldUnderOtherNames =
    held.length > 0 && held.every(({ connector }) => !sameName(connector.name, apiLogicalName));
  return isHeldUnderOtherNames ? 'other' : 'unknown';
}

/**
 * Whether a settings file maps a reference to a connection of another connector.
 *
 * | API names equal | reference's is empty | they differ, not both custom | they differ, both custom |
 * | --------------- | -------------------- | ---------------------------- | ------------------------ |
 * | no              | no                   | yes                          | no                       |
 *
 * @param apiName Of the `ConnectorId`; an empty one differs from every other.
 */
export function settingsConnectorDiffers(apiName: string, reference: ReferenceConnector): boolean {
  return reference.apiName !== '' && !sameName(apiName, reference.apiName) && !areBothCustom({ apiName }, reference);
}

function areBothCustom(a: AnyConnector, b: AnyConnector): boolean {
  return isCustomConnector(a) && isCustomConnector(b);
}
