import type { KnownConnection } from '../core/model/knownConnection';

/** The connections that people pasted on the page for the environment with a given id. */
export interface RememberedConnections {
  connections(environment: string): readonly KnownConnection[];
  /** When connections were last pasted, in milliseconds since 1970; undefined when that is not known. */
  pastedAt(environment: string): number | undefined;
}
