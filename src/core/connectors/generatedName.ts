import type { ConnectionReference } from '../model/solution';

/**
 * The name of the connector in the display name that the designer generates for a connection reference: the connector,
 * the unique name of a solution and the random suffix of the logical name, as in `Approvals Orders-44f98`
 * (docs/formats.md#names). Undefined if the display name is not a generated one.
 */
export function connectorInGeneratedName({
  logicalName,
  displayName,
}: Pick<ConnectionReference, 'logicalName' | 'displayName'>): string | undefined {
  const [, suffix] = /_([0-9a-f]{5})$/i.exec(logicalName) ?? [];
  const [, connector, generated] = /^(.*)\s\S+-([0-9a-f]{5})$/is.exec(displayName) ?? [];
  return suffix !== undefined && suffix.toLowerCase() === generated?.toLowerCase() ? connector?.trim() : undefined;
}
