import { compareTexts } from '../text/order';

/**
 * The form of a name that is the same for all spellings of it, for use as the key of a map. Dataverse names are
 * case-insensitive. Source: docs/formats.md#names.
 */
export function nameKey(name: string): string {
  return name.toLowerCase();
}

/** Whether two names are equal without regard to case, so that both refer to the same component. */
export function sameName(a: string, b: string): boolean {
  return nameKey(a) === nameKey(b);
}

/** Compares names without regard to case, for sorting. The order is the same on every machine, whatever its locale. */
export function compareNames(a: string, b: string): -1 | 0 | 1 {
  return compareTexts(nameKey(a), nameKey(b));
}

/**
 * The API name in a connector id: `/providers/Microsoft.PowerApps/apis/shared_office365` → `shared_office365`. A text
 * without a slash, such as a bare API name, is returned unchanged.
 */
export function apiNameOf(connectorId: string): string {
  return connectorId.slice(connectorId.lastIndexOf('/') + 1);
}

/** The connector id for an API name, as connection references contain it. It is the inverse of {@link apiNameOf}. */
export function connectorIdOf(apiName: string): string {
  return `/providers/Microsoft.PowerApps/apis/${apiName}`;
}

/**
 * The form of a GUID that is the same for all spellings of it, for use as the key of a map: in lower case, without
 * braces and outer spaces.
 */
export function guidKey(guid: string): string {
  return guid.replace(/[{}]/g, '').trim().toLowerCase();
}
