import type { KnownConnection } from '../knownConnection';
import { mergeConnections } from '../mergeConnections';
import type { ConnectionListFormatId, ConnectionListProblem } from './connectionListFormat';
import { connectionListFormats } from './connectionListFormats';
import { isNoise, type PastedLine, PastedText } from './pastedText';

/** The connections in a pasted text. */
export interface ConnectionListResult {
  /** The formats that occur in the text, even when no connection could be read. */
  readonly formats: readonly ConnectionListFormatId[];
  /** The connections without repetitions. Those of one format are in the order of the text. */
  readonly connections: readonly KnownConnection[];
  /**
   * The environments in the text. If it contains another one than the user chose, the text was pasted for the wrong
   * environment.
   */
  readonly environmentIds: readonly string[];
  /** Sorted by line. Never empty when there is no connection, so that the user learns why. */
  readonly problems: readonly ConnectionListProblem[];
}

/**
 * Reads the connections in any text: addresses, ids, and the output of commands that list connections. A text can
 * contain several lists and other text around them. Never throws.
 */
export function readConnectionList(text: string): ConnectionListResult {
  const pasted = new PastedText(text);
  const readings = connectionListFormats.flatMap((format) => {
    const reading = format.read(pasted);
    return reading ? [{ format: format.id, ...reading }] : [];
  });
  const listed = readings.flatMap((reading) => reading.listed);
  const problems = [
    ...readings.flatMap((reading) => reading.problems),
    ...pasted.free.filter((line) => containsLikelyId(line)).map(unreadLine),
  ].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  if (listed.length === 0 && problems.length === 0) {
    problems.push({ line: undefined, kind: pasted.text.trim() === '' ? 'emptyText' : 'noConnection' });
  }
  return {
    formats: readings.map((reading) => reading.format),
    connections: mergeConnections(listed.map(({ connection }) => connection)),
    environmentIds: [...new Set(listed.flatMap(({ environmentId }) => environmentId ?? []))],
    problems,
  };
}

function unreadLine({ number }: PastedLine): ConnectionListProblem {
  return { line: number, kind: 'unreadLine' };
}

/**
 * Whether a line seems to contain a connection id. Only such unread lines are reported; other text around a list is
 * ignored.
 */
function containsLikelyId(line: PastedLine): boolean {
  return !isNoise(line.text) && /[0-9a-f]{8}-[0-9a-f]{4}-|[0-9a-f]{24}|^\s*shared[-_]\S+\s*$/i.test(line.text);
}
