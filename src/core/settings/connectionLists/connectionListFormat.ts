import type { KnownConnection } from '../knownConnection';
import type { PastedText } from './pastedText';

/** The formats of pasted connection lists. */
export type ConnectionListFormatId = 'json' | 'powershell-list' | 'table' | 'address' | 'id';

/** A part of a pasted text that could not be read, or a fact that the user should know about the text. */
export interface ConnectionListProblem {
  /** The number of the line, from 1; undefined for the whole text. */
  readonly line: number | undefined;
  readonly kind: ConnectionListProblemKind;
}

/** The kinds of remarks about a pasted text. The sentence for each kind is in `src/core/words`. */
export type ConnectionListProblemKind =
  | 'emptyText'
  | 'noConnection'
  /** No format could read the line, but the line seems to contain an id. */
  | 'unreadLine'
  /** An address that is not the address of one connection. */
  | 'otherAddress'
  | 'brokenJson'
  | 'emptyJson'
  /** A JSON entry that is a connector instead of a connection. */
  | 'connector'
  /** A JSON entry without a connection id. */
  | 'noId'
  /** A block of a PowerShell list that could not be read. */
  | 'unreadBlock'
  | 'emptyTable'
  | 'cutRow'
  | 'unreadRow';

/** A connection in a list, and the environment that the list gives for it. */
export interface ListedConnection {
  readonly connection: KnownConnection;
  /** The environment's id or name as written in the list, such as `Default-<guid>`. */
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
   * Reads the parts of a text in this format. Marks the lines that it read as taken; otherwise another format would
   * read the same connections again.
   *
   * @returns Undefined when no part of the text has this format.
   */
  read(text: PastedText): FormatReading | undefined;
}
