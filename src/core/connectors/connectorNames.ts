import type { CustomConnector } from '../model/solution';
import type { FactIndex } from '../model/workspaceIndex';
import { type EntryConnector, isCustomConnector, type ReferenceConnector } from './connectorIdentity';
import { connectorTable } from './connectorTable';

const knownNames: ReadonlyMap<string, string> = new Map(
  Object.entries(connectorTable).map(([name, displayName]) => [`shared_${name}`, displayName]),
);

/** The API names of the most common connectors. */
export const wellKnownConnectors: readonly string[] = [...knownNames.keys()];

/** The members of a connection reference or a flow entry that tell which connector it has. */
export type NamedConnector = Pick<ReferenceConnector, 'apiName'> & Partial<ReferenceConnector & EntryConnector>;

/**
 * The name of a connector wherever Connref shows one. A custom connector of the workspace has the display name in its own
 * file. Other connectors have the name in the table of common connectors, or else the name in the generated display name
 * of a reference. If none of these is known, the name is the API name without `shared_` and without the hash at its end.
 * For a custom connector, that is the encoded name, which `externals` contains too. If even the API name is unknown, it is
 * the GUID.
 */
export function connectorName(connector: NamedConnector, index: FactIndex): string {
  const { apiName, customConnectorId } = connector;
  if (!isCustomConnector(connector)) {
    return knownNames.get(apiName.toLowerCase()) ?? index.generatedConnectorName(apiName) ?? plainName(apiName);
  }
  const encoded = encodedName(connector);
  const own = connectorsInWorkspace({ customConnectorId, apiLogicalName: encoded || undefined }, index).find(
    ({ displayName }) => displayName !== '',
  );
  return own?.displayName ?? index.generatedConnectorName(apiName) ?? (encoded || (customConnectorId ?? ''));
}

/** The encoded name of a custom connector, as far as an API name shows it. Empty if both names are unknown. */
export function encodedName({ apiName, apiLogicalName }: NamedConnector): string {
  // An API name has the encoded name with dashes in the place of underscores (docs/formats.md#custom-connectors).
  return apiLogicalName || plainName(apiName).replace(/-(?=5f|2d|20)/gi, '_');
}

function plainName(apiName: string): string {
  return apiName.replace(/^shared_/i, '').replace(/-5f[0-9a-f]{16,}$/i, '');
}

/**
 * The custom connectors of the workspace that have the GUID of a reference, followed by those that have the encoded
 * name of a flow entry.
 */
export function connectorsInWorkspace(
  { customConnectorId, apiLogicalName }: Partial<ReferenceConnector & EntryConnector>,
  index: FactIndex,
): CustomConnector[] {
  return [
    ...(customConnectorId === undefined ? [] : index.connectorsWithId(customConnectorId)),
    ...(apiLogicalName === undefined ? [] : index.connectorsNamed(apiLogicalName)),
  ].map(({ connector }) => connector);
}
