import { isCustomConnector } from '../connectors/connectorIdentity';
import {
  connectorName,
  connectorsInWorkspace,
  encodedName,
  type NamedConnector,
  wellKnownConnectors,
} from '../connectors/connectorNames';
import { nameKey } from '../model/names';
import type { FactIndex } from '../model/workspaceIndex';

/** One connector. Files refer to a custom connector by its GUID, its encoded name or one of several API names. */
export interface ConnectorGroup {
  /** How files refer to the connector. */
  readonly connectors: NamedConnector[];
}

/** Finds out which references and connections are for the same connector. */
export class ConnectorGroups {
  readonly #groups = new Map<string, ConnectorGroup>();
  readonly #index: FactIndex;

  /** @param connectors Those without a name are unknown, and in no group. */
  constructor(connectors: readonly NamedConnector[], index: FactIndex) {
    this.#index = index;
    // Only the GUID identifies a custom connector, so whatever lacks one joins the first connector that has its name.
    const known = connectors.filter((connector) => connectorName(connector, index) !== '');
    for (const connector of known.sort((a, b) => certaintyOf(b) - certaintyOf(a))) {
      const group = this.find(connector) ?? { connectors: [] };
      group.connectors.push(connector);
      for (const key of keysOf(connector, index).filter((each) => !this.#groups.has(each))) {
        this.#groups.set(key, group);
      }
    }
  }

  /** Each connector once. */
  all(): ConnectorGroup[] {
    return [...new Set(this.#groups.values())];
  }

  /** Undefined for an unknown connector. */
  find(connector: NamedConnector): ConnectorGroup | undefined {
    const keys = keysOf(connector, this.#index);
    const keysToFind = connector.customConnectorId === undefined ? keys : keys.slice(0, 1);
    return keysToFind.map((key) => this.#groups.get(key)).find((group) => group !== undefined);
  }
}

/** What all the ways to refer to a connector say about it. */
export function connectorOf({ connectors }: ConnectorGroup): NamedConnector {
  return {
    apiName: connectors.find(({ apiName }) => apiName !== '')?.apiName ?? '',
    customConnectorId: connectors.find(({ customConnectorId }) => customConnectorId)?.customConnectorId,
    apiLogicalName: connectors.find(({ apiLogicalName }) => apiLogicalName)?.apiLogicalName,
  };
}

function certaintyOf({ customConnectorId, apiLogicalName }: NamedConnector): number {
  return customConnectorId !== undefined ? 2 : apiLogicalName ? 1 : 0;
}

/** The keys of a connector, the surest first. */
function keysOf(connector: NamedConnector, index: FactIndex): string[] {
  const { apiName, customConnectorId } = connector;
  const apiKey = `api ${nameKey(apiName)}`;
  if (!isCustomConnector(connector)) {
    return [apiKey];
  }
  const names = [
    encodedName(connector),
    ...connectorsInWorkspace({ customConnectorId }, index).map(({ name }) => name),
  ].filter((name) => name !== '');
  // A reference on a standard connector that has a GUID by mistake must not make a custom one of it.
  const hasOwnApi = apiName !== '' && !wellKnownConnectors.includes(nameKey(apiName));
  return [
    ...(customConnectorId === undefined ? [] : [`id ${customConnectorId}`]),
    ...names.map((name) => `name ${nameKey(name)}`),
    ...(hasOwnApi ? [apiKey] : []),
  ];
}
