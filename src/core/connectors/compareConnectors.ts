import { isOnCustomConnector } from './isOnCustomConnector';
import { sameName } from '../model/names';
import type { ConnectionReference } from '../model/solution';

/**
 * Whether two references are for one connector, as far as files tell: verdicts rest on `other`, and edits put a reference in
 * the place of another only where they are the `same`. The API name of a custom connector is another one in every environment,
 * so that of those only the GUID tells (formats.md §6).
 */
export function compareConnectors(
  a: Pick<ConnectionReference, 'apiName' | 'customConnectorId'>,
  b: Pick<ConnectionReference, 'apiName' | 'customConnectorId'>,
): 'same' | 'other' | 'unknown' {
  const sameApi = sameName(a.apiName, b.apiName);
  if (a.customConnectorId === b.customConnectorId && (sameApi || a.customConnectorId !== undefined)) {
    return 'same';
  }
  if (sameApi || a.apiName === '' || b.apiName === '') {
    return 'unknown';
  }
  const guidsTell = a.customConnectorId !== undefined && b.customConnectorId !== undefined;
  return !guidsTell && isOnCustomConnector(a) && isOnCustomConnector(b) ? 'unknown' : 'other';
}
