import type { KnownConnection } from '../../model/knownConnection';
import { mergeConnections } from '../mergeConnections';
import type { ConnectionListFormatId, ConnectionListProblem } from './connectionListFormat';
import { connectionListFormats } from './connectionListFormats';
import { isNoise, type PastedLine, PastedText } from './pastedText';

/** The connections in a pasted text, and the parts of the text that could not be read. */
export interface ConnectionListResult {
  /** The formats that occur in the text. A format is included even when none of its connections could be read. */
  readonly formats: readonly ConnectionListFormatId[];
  /** The connections, each id once. The connections of one format are in the order of the text. */
  readonly connections: readonly KnownConnection[];
  /**
   * The ids or names of the environments that the text gives for its connections, each once. When they are not the
   * environment that the person chose, the list was pasted for the wrong environment.
   */
  readonly environmentIds: readonly string[];
  /** Sorted by line. Never empty when no connection was found, so that the person learns why. */
  readonly problems: readonly ConnectionListProblem[];
}

/**
 * Reads the connections in any text: web addresses, connection ids, and the output of commands that list connections.
 * The text can contain several lists, and other text around the lists. Never throws an error.
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
 * Whether a line seems to contain a connection id. Lines that no format could read are only reported when they seem to
 * contain an id, because all other text around a list is unimportant.
 */
function containsLikelyId(line: PastedLine): boolean {
  return !isNoise(line.text) && /[0-9a-f]{8}-[0-9a-f]{4}-|[0-9a-f]{24}|^\s*shared[-_]\S+\s*$/i.test(line.text);
}
