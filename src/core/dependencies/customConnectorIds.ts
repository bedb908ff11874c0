import type { ConnectionEntry } from '../model/flow';
import type { ConnectionReference } from '../model/solution';

/**
 * All known ids of the custom connector that a connection entry of a flow uses: encoded name, GUID, API name. Undefined
 * if both the encoded name and the GUID are unknown, as for a standard connector.
 * @param definition The connection reference that the entry uses; undefined if it is unknown.
 */
export function customConnectorIds(
  entry: Pick<ConnectionEntry, 'apiName' | 'apiLogicalName'>,
  definition: ConnectionReference | undefined,
): readonly string[] | undefined {
  const id = definition?.customConnectorId;
  return id === undefined && entry.apiLogicalName === undefined
    ? undefined
    : [entry.apiLogicalName, id, entry.apiName].filter((name) => name !== undefined && name !== '').map(String);
}
