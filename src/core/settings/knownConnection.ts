/** A connection of one environment, as some list or file told it. What the source does not tell is undefined. */
export interface KnownConnection {
  /** The bare id, as the `ConnectionId` of a settings file holds it. */
  readonly id: string;
  /** `shared_office365`. */
  readonly apiName: string | undefined;
  readonly name: string | undefined;
  /** In the source's words: `Connected`, `Error`. Of several states, the one that is not `Connected`. */
  readonly status: string | undefined;
  /** Who made the connection: user principal name where told, else e-mail address, name or object id. */
  readonly owner: string | undefined;
  /** Whether the connection can be shared with others. */
  readonly allowSharing: boolean | undefined;
}
