import { nameKey } from '../model/names';
import type { KnownConnection } from './knownConnection';

/**
 * Makes one connection of all that have the same id, in the order of their first mention. The one that tells more wins,
 * the later one of equals, since it is the news; what it does not tell is taken from the other.
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
  const [first, second] = told(later) >= told(earlier) ? [later, earlier] : [earlier, later];
  return {
    id: first.id,
    apiName: first.apiName ?? second.apiName,
    name: first.name ?? second.name,
    status: first.status ?? second.status,
    owner: first.owner ?? second.owner,
    allowSharing: first.allowSharing ?? second.allowSharing,
  };
}

/** How many facts a connection tells. */
function told(connection: KnownConnection): number {
  return Object.values(connection).filter((value) => value !== undefined).length;
}
