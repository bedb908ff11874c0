import type { KnownConnection } from '../knownConnection';
import { mergeConnections } from '../mergeConnections';
import type { ConnectionListFormatId, ConnectionListProblem } from './connectionListFormat';
import { connectionListFormats } from './connectionListFormats';
import { isNoise, type PastedLine, PastedText } from './pastedText';

/** What a pasted text holds. */
export interface ConnectionListResult {
  /** The formats that were recognised, also those that gave no connection. */
  readonly formats: readonly ConnectionListFormatId[];
  /** Each id once, in the text's order within a format. */
  readonly connections: readonly KnownConnection[];
  /** The environments that the text names: more than the chosen one means that it was pasted into the wrong place. */
  readonly environmentIds: readonly string[];
  /** By line. Empty when everything was read; never empty when there is no connection. */
  readonly problems: readonly ConnectionListProblem[];
}

/**
 * Reads the connections out of anything that holds some: addresses, ids, and lists of the commands that print them, also
 * several in one text and with other text around them. Never throws.
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
    ...pasted.free.filter((line) => isLikelyMeant(line)).map(unreadLine),
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

/** Other text around a list is nobody's concern; a line that holds something like an id is. */
function isLikelyMeant(line: PastedLine): boolean {
  return !isNoise(line.text) && /[0-9a-f]{8}-[0-9a-f]{4}-|[0-9a-f]{24}|^\s*shared[-_]\S+\s*$/i.test(line.text);
}
