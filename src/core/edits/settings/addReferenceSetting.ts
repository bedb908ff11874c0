import type { FilePath } from '../../model/filePath';
import { isCustomConnector } from '../../connectors/connectorIdentity';
import { connectorIdOf } from '../../model/names';
import type { ConnectionReference } from '../../model/solution';
import type { SetConnection } from '../operations/editOperation';

/**
 * Adds an entry for a reference, without a connection, to a settings file. `ConnectorId` is the connector of the
 * source. For a custom connector it is left out, because its id differs in every environment
 * (docs/formats.md#custom-connectors); an entry may lack it.
 */
export function addReferenceSetting(file: FilePath, reference: ConnectionReference): SetConnection {
  const { logicalName, apiName } = reference;
  const isSameEverywhere = apiName !== '' && !isCustomConnector(reference);
  return {
    kind: 'setConnection',
    file,
    logicalName,
    before: undefined,
    value: '',
    ...(isSameEverywhere && { connectorId: connectorIdOf(apiName) }),
  };
}
