import { sameName } from './names';
import type { ConnectionReference } from './solution';

/** Whether two references can take each other's place: custom connectors by GUID, since their API names differ by environment. */
export function standForOneConnector(
  a: Pick<ConnectionReference, 'apiName' | 'customConnectorId'>,
  b: Pick<ConnectionReference, 'apiName' | 'customConnectorId'>,
): boolean {
  return a.customConnectorId !== undefined && b.customConnectorId !== undefined
    ? a.customConnectorId === b.customConnectorId
    : a.customConnectorId === b.customConnectorId && sameName(a.apiName, b.apiName);
}
