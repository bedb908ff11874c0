/**
 * A connection in one environment, read from a list of connections that a person pasted or saved in a file. Facts that
 * the list lacks are undefined.
 */
export interface KnownConnection {
  /** The bare id, as in `ConnectionId` of a settings file. Source: docs/formats.md#connection-ids. */
  readonly id: string;
  /** The API name of the connector, such as `shared_office365`. */
  readonly apiName: string | undefined;
  /** The display name of the connection. */
  readonly name: string | undefined;
  /**
   * The status of the connection as written in the list, such as `Connected` or `Error`. When the list has several
   * statuses for the connection, it is the first status other than `Connected`, if there is one.
   */
  readonly status: string | undefined;
  /**
   * The owner or creator of the connection, as far as the list identifies the person: user principal name, e-mail
   * address, name or object id.
   */
  readonly owner: string | undefined;
  /** Whether the owner can share the connection with other people. */
  readonly allowSharing: boolean | undefined;
}
