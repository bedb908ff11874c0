import { compareTexts } from '../text/order';

/** Dataverse names are compared without case (formats.md §3): the form of a name that serves as a key. */
export function nameKey(name: string): string {
  return name.toLowerCase();
}

export function sameName(a: string, b: string): boolean {
  return nameKey(a) === nameKey(b);
}

/** Compares names without regard to case, the same on every machine. */
export function compareNames(a: string, b: string): -1 | 0 | 1 {
  return compareTexts(nameKey(a), nameKey(b));
}

/** `/providers/Microsoft.PowerApps/apis/shared_office365` → `shared_office365`; a bare API name stays as it is. */
export function apiNameOf(connectorId: string): string {
  return connectorId.slice(connectorId.lastIndexOf('/') + 1);
}

/** The connector id that a connection reference holds for an API name. */
export function connectorIdOf(apiName: string): string {
  return `/providers/Microsoft.PowerApps/apis/${apiName}`;
}

/** A GUID in lower case, without braces. */
export function guidKey(guid: string): string {
  return guid.replace(/[{}]/g, '').trim().toLowerCase();
}
