import type { KnownConnection } from '../knownConnection';
import type { PastedText } from './pastedText';

/** The kinds of lists that can be pasted. */
export type ConnectionListFormatId = 'json' | 'powershell-list' | 'table' | 'address' | 'id';

/** Something of a pasted text that could not be read, or that its reader should know. */
export interface ConnectionListProblem {
  /** The line, from 1; undefined where the whole text is meant. */
  readonly line: number | undefined;
  readonly kind: ConnectionListProblemKind;
}

export type ConnectionListProblemKind =
  | 'emptyText'
  | 'noConnection'
  /** Nothing reads the line, but it seems to hold an id. */
  | 'unreadLine'
  /** An address, not that of one connection. */
  | 'otherAddress'
  | 'brokenJson'
  | 'emptyJson'
  /** An entry in JSON that is a connector. */
  | 'connector'
  /** An entry in JSON that names no connection. */
  | 'noId'
  /** A block of a PowerShell list. */
  | 'unreadBlock'
  | 'emptyTable'
  | 'cutRow'
  | 'unreadRow';

/** A connection, and the environment that the source names for it. */
export interface ListedConnection {
  readonly connection: KnownConnection;
  /** The environment's id or name as the source gives it, such as `Default-<guid>`. */
  readonly environmentId: string | undefined;
}

/** What one format read out of a text. */
export interface FormatReading {
  readonly listed: readonly ListedConnection[];
  readonly problems: readonly ConnectionListProblem[];
}

export interface ConnectionListFormat {
  readonly id: ConnectionListFormatId;
  /**
   * Reads what is written in this format, and takes the lines that it understood, so that no other format reads them.
   *
   * @returns undefined where nothing of the text has this format
   */
  read(text: PastedText): FormatReading | undefined;
}
