import type { ConnectionEntry } from '../model/flow';
import { nameKey, sameName } from '../model/names';
import type { ConnectionReference } from '../model/solution';
import type { FactIndex } from '../model/workspaceIndex';

/**
 * Whether two references, or a flow entry and a reference, use the same connector. Findings about different connectors
 * are reported only for `other`, and edits replace one reference by another only if their connectors are the `same`. So
 * an uncertain comparison must be `unknown`: otherwise a correct flow could get an error, or a wrong connector.
 *
 * The API name of a standard connector is the same in every environment. The API name of a custom connector ends in the
 * hash of an environment, and flows keep the old hash when they move to another environment, so only the GUID
 * identifies a custom connector (docs/formats.md#custom-connectors). References have the GUID. Flow entries have the
 * encoded name instead: if a custom connector of the workspace has that encoded name, its GUID is known.
 */
export type ConnectorComparison = 'same' | 'other' | 'unknown';

/** The members of a connection reference that identify its connector. */
export type ReferenceConnector = Pick<ConnectionReference, 'apiName' | 'customConnectorId'>;

/** The members of a flow's connection entry that identify its connector. */
export type EntryConnector = Pick<ConnectionEntry, 'apiName' | 'apiLogicalName'>;

type AnyConnector = Pick<ReferenceConnector, 'apiName'> & Partial<ReferenceConnector & EntryConnector>;

/**
 * Whether an API name ends in the hash of an environment (`-5f` and at least 16 hexadecimal digits). Only API names of
 * custom connectors do.
 */
export function isCustomApiName(apiName: string): boolean {
  return /-5f[0-9a-f]{16,}$/i.test(apiName);
}

/**
 * Whether a connection reference or a flow entry is for a custom connector. The sign is a GUID, an encoded name, or an
 * API name that ends in the hash of an environment.
 */
export function isCustomConnector({ apiName, customConnectorId, apiLogicalName }: AnyConnector): boolean {
  return customConnectorId !== undefined || apiLogicalName !== undefined || isCustomApiName(apiName);
}

/**
 * A key that is equal for two references exactly if {@link compareConnectors} gives `same`. Empty for a reference that
 * has neither a GUID nor an API name.
 */
export function connectorKey({ apiName, customConnectorId }: ReferenceConnector): string {
  return customConnectorId ?? nameKey(apiName);
}

/**
 * Compares the connectors of two references. A connector with a GUID is a custom connector. “One is empty” and “they
 * differ” refer to the API names.
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
 * Compares the connector of a flow's entry with the connector of a reference. A connector with an encoded name is
 * custom. The rows of the table say whether the workspace has a custom connector with the entry's encoded name, and
 * whether that connector has the GUID of the reference. An empty API name of the entry differs from every other name.
 *
 * | encoded name       | API names equal | reference's is empty | they differ, not both custom | they differ, both custom |
 * | ------------------ | --------------- | -------------------- | ---------------------------- | ------------------------ |
 * | with that GUID     | same            | same                 |                              | same                     |
 * | with other GUIDs   | unknown         | unknown              | other                        | other (1)                |
 * | not there          | same (2)        | unknown              | other                        | other (1)                |
 * | entry has none     | same (2)        | unknown              | other                        | unknown                  |
 *
 * 1. Unknown if the reference has no GUID or the workspace has no connector with it: the rule missing-connector reports
 *    the latter instead.
 * 2. Unknown if the reference has a GUID and the entry is for a standard connector, or if both API names are empty.
 */
export function compareEntry(
  entry: EntryConnector,
  reference: ReferenceConnector,
  index: FactIndex,
): ConnectorComparison {
  const { apiName, apiLogicalName } = entry;
  const { customConnectorId } = reference;
  const withEncodedName = apiLogicalName === undefined ? [] : index.connectorsNamed(apiLogicalName);
  if (withEncodedName.some(({ connector }) => connector.id !== '' && connector.id === customConnectorId)) {
    return 'same';
  }
  if (sameName(apiName, reference.apiName)) {
    const isOneKind = customConnectorId === undefined || isCustomConnector(entry);
    return withEncodedName.length === 0 && apiName !== '' && isOneKind ? 'same' : 'unknown';
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
  const withGuid = index.connectorsWithId(customConnectorId);
  const haveOtherNames =
    withGuid.length > 0 && withGuid.every(({ connector }) => !sameName(connector.name, apiLogicalName));
  return haveOtherNames ? 'other' : 'unknown';
}

/**
 * Whether a settings file maps a reference to a connection of another connector.
 *
 * | API names equal | reference's is empty | they differ, not both custom | they differ, both custom |
 * | --------------- | -------------------- | ---------------------------- | ------------------------ |
 * | no              | no                   | yes                          | no                       |
 *
 * @param apiName The API name in the `ConnectorId`. An empty name differs from every other name.
 */
export function settingsConnectorDiffers(apiName: string, reference: ReferenceConnector): boolean {
  return reference.apiName !== '' && !sameName(apiName, reference.apiName) && !areBothCustom({ apiName }, reference);
}

function areBothCustom(a: AnyConnector, b: AnyConnector): boolean {
  return isCustomConnector(a) && isCustomConnector(b);
}
