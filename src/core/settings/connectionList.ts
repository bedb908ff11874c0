import type { KnownConnection } from '../model/knownConnection';
import { apiNameOf, nameKey, sameName } from '../model/names';
import type { Tokens } from '../text/tokens';
import { isLiteralConnectionId } from './literalConnectionId';

/** Why a list of an environment's connections raises doubts about the id in a settings entry. */
export type ConnectionDoubt =
  /** The id is not in the list. Another account may own the connection: a list shows only what its account can see. */
  | { readonly kind: 'unlisted' }
  /** The connection is in the list with a status other than `Connected`. */
  | { readonly kind: 'notConnected'; readonly status: string };

/** What an entry of a settings file says about the connection of a reference. */
export interface MappedConnection {
  readonly connectionId: string;
  /** The `ConnectorId` of the entry; undefined when the entry lacks it. */
  readonly connectorId: string | undefined;
  /** The API names that the solutions of the environment give to the connector of the reference. */
  readonly apiNames: readonly string[];
}

/**
 * The connections of one environment as far as somebody has listed them. The command line and the page “Map
 * Connections for Import” both ask this class, so that they agree.
 */
export class ConnectionList {
  readonly #byId: ReadonlyMap<string, KnownConnection>;
  /** The API names of the listed connections, as `nameKey`. Empty if the list contains ids alone. */
  readonly #connectors: ReadonlySet<string>;

  constructor(connections: readonly KnownConnection[]) {
    this.#byId = new Map(connections.map((connection) => [nameKey(connection.id), connection]));
    this.#connectors = new Set(connections.flatMap(({ apiName }) => (apiName === undefined ? [] : [nameKey(apiName)])));
  }

  /**
   * Returns the doubt about the connection of a settings entry; undefined when there is none, or when the list cannot
   * tell. A list without any connection of the same connector cannot tell whether an id is missing, because people also
   * list the connections of one connector alone. If the list contains ids without connectors, only the ids are compared.
   * @param tokens The styles of tokens in the environment's workspace folder.
   */
  doubtAbout(mapped: MappedConnection, tokens: Tokens): ConnectionDoubt | undefined {
    if (!isLiteralConnectionId(mapped.connectionId, tokens)) {
      return undefined;
    }
    const listed = this.#byId.get(nameKey(mapped.connectionId));
    if (!listed) {
      return this.#tellsAbout(mapped) ? { kind: 'unlisted' } : undefined;
    }
    const { status } = listed;
    return status === undefined || sameName(status, 'Connected') ? undefined : { kind: 'notConnected', status };
  }

  #tellsAbout({ connectorId = '', apiNames }: MappedConnection): boolean {
    if (this.#connectors.size === 0) {
      return this.#byId.size > 0;
    }
    return [apiNameOf(connectorId), ...apiNames].some((apiName) => this.#connectors.has(nameKey(apiName)));
  }
}
