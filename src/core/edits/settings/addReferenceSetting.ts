import type { FilePath } from '../../model/filePath';
import { isCustomConnector } from '../../connectors/connectorIdentity';
import { connectorIdOf } from '../../model/names';
import type { ConnectionReference } from '../../model/solution';
import type { SetConnection } from '../operations/settingsOperation';

/**
 * The operation that adds an entry for a connection reference, without a connection, to a settings file. `ConnectorId`
 * is the connector in the source files. It is left out if the source files lack the connector, and for a custom
 * connector, because its id differs in every environment (docs/formats.md#custom-connectors).
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
