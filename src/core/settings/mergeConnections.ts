import { nameKey } from '../model/names';
import type { KnownConnection } from '../model/knownConnection';

/**
 * Merges connections with the same id, and returns each id once, in the order of the first occurrences. Of two
 * connections with the same id, the one with more facts wins; with equally many facts the later one wins, because it is
 * newer. Facts that the winner lacks are taken from the other connection.
 */
export function mergeConnections(connections: readonly KnownConnection[]): KnownConnection[] {
  const merged = new Map<string, KnownConnection>();
  for (const connection of connections) {
    const key = nameKey(connection.id);
    const known = merged.get(key);
    merged.set(key, known ? mergeTwo(known, connection) : connection);
  }
  return [...merged.values()];
}

function mergeTwo(earlier: KnownConnection, later: KnownConnection): KnownConnection {
  const [first, second] = countFacts(later) >= countFacts(earlier) ? [later, earlier] : [earlier, later];
  return {
    id: first.id,
    apiName: first.apiName ?? second.apiName,
    name: first.name ?? second.name,
    status: first.status ?? second.status,
    owner: first.owner ?? second.owner,
    allowSharing: first.allowSharing ?? second.allowSharing,
  };
}

/** The number of facts about a connection that are known. */
function countFacts(connection: KnownConnection): number {
  return Object.values(connection).filter((value) => value !== undefined).length;
}
