import { isCustomApiName } from '../model/names';
import type { ConnectionReference } from '../model/solution';

/** Whether a reference is on a custom connector, which has another name in every environment (formats.md §6). */
export function isOnCustomConnector({
  customConnectorId,
  apiName,
}: Pick<ConnectionReference, 'customConnectorId' | 'apiName'>): boolean {
  return customConnectorId !== undefined || isCustomApiName(apiName);
}
