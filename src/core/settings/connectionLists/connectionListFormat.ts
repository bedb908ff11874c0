import type { KnownConnection } from '../../model/knownConnection';
import type { PastedText } from './pastedText';

/** The ids of the formats that a pasted list of connections can have. */
export type ConnectionListFormatId = 'json' | 'powershell-list' | 'table' | 'address' | 'id';

/**
 * A part of a pasted text that could not be read, or a fact about the text that the person who pasted it should know.
 */
export interface ConnectionListProblem {
  /** The number of the line, from 1; undefined for a fact about the whole text. */
  readonly line: number | undefined;
  readonly kind: ConnectionListProblemKind;
}

/** The kinds of `ConnectionListProblem`. The sentences for the kinds are in `src/core/words`. */
export type ConnectionListProblemKind =
  | 'emptyText'
  | 'noConnection'
  /** No format could read the line, but the line seems to contain a connection id. */
  | 'unreadLine'
  /** A web address or path that is not the address of one connection, such as the address of a list of connections. */
  | 'otherAddress'
  | 'brokenJson'
  | 'emptyJson'
  /** A JSON object that describes a connector instead of a connection. */
  | 'connector'
  /** A JSON object that seems to describe a connection but lacks a connection id that can be read. */
  | 'noId'
  /** A block of a PowerShell list that could not be read. */
  | 'unreadBlock'
  | 'emptyTable'
  /** A row of a table in which an ellipsis shows that the command cut off a cell. */
  | 'cutRow'
  | 'unreadRow';

/** A connection in a pasted list, and the environment that the list gives for the connection. */
export interface ListedConnection {
  readonly connection: KnownConnection;
  /**
   * The environment's id or name as written in the list, such as `Default-<guid>`; undefined when the list gives none.
   */
  readonly environmentId: string | undefined;
}

/** The result of reading a text with one format. */
export interface FormatReading {
  readonly listed: readonly ListedConnection[];
  readonly problems: readonly ConnectionListProblem[];
}

/** A reader for one format of connection lists. */
export interface ConnectionListFormat {
  readonly id: ConnectionListFormatId;
  /**
   * Reads the parts of a text that have this format, and marks their lines as taken. Without these marks, another
   * format would read the same connections again.
   *
   * @returns The connections, and the parts that could not be read; undefined when no part of the text has this format.
   */
  read(text: PastedText): FormatReading | undefined;
}
