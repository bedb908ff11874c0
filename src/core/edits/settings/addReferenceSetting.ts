import type { FilePath } from '../../model/filePath';
import { isCustomConnector } from '../../connectors/connectorIdentity';
import { connectorIdOf } from '../../model/names';
import type { ConnectionReference } from '../../model/solution';
import type { SetConnection } from '../operations/editOperation';

/**
 * Adds an entry without a connection for a reference to a settings file. It names the connector as the source does; a custom
 * one has another id in every environment, so its entry gets no `ConnectorId`, which is legal.
 */
export function addReferenceSetting(file: FilePath, reference: ConnectionReference): SetConnection {
  const { logicalName, apiName } = reference;
  const isTold = apiName !== '' && !isCustomConnector(reference);
  return {
    kind: 'setConnection',
    file,
    logicalName,
    before: undefined,
    value: '',
    ...(isTold && { connectorId: connectorIdOf(apiName) }),
  };
}
