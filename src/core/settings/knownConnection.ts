/**
 * A connection in one environment, read from a pasted list or a file. Facts that the list or file lacks are undefined.
 */
export interface KnownConnection {
  /** The bare id, as in `ConnectionId` of a settings file. Source: docs/formats.md#connection-ids. */
  readonly id: string;
  /** The API name of the connector, such as `shared_office365`. */
  readonly apiName: string | undefined;
  /** The display name. */
  readonly name: string | undefined;
  /**
   * The status as written in the list, such as `Connected` or `Error`. When there are several, the first one other than
   * `Connected`.
   */
  readonly status: string | undefined;
  /** The creator of the connection: the user principal name, or else the e-mail address, name or object id. */
  readonly owner: string | undefined;
  /** Whether the connection can be shared with other users. */
  readonly allowSharing: boolean | undefined;
}
