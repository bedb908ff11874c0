import type { ConnectionListFormat, ConnectionListProblem, ListedConnection } from './connectionListFormat';
import { readConnectionPath } from './connectionId';

/**
 * Reads web addresses of a connection's page in a maker portal, full connection ids, and `shared_<api>/<id>`, anywhere
 * in a line.
 */
export const addressFormat: ConnectionListFormat = {
  id: 'address',
  read(text) {
    const listed: ListedConnection[] = [];
    const problems: ConnectionListProblem[] = [];
    for (const line of text.free) {
      const words = line.text.match(/[^\s"'`<>|,;()[\]]+/g) ?? [];
      for (const word of words.filter((candidate) => isPath(candidate))) {
        const path = readConnectionPath(word);
        text.take([line]);
        if (path) {
          const { id, apiName } = path;
          const connection = {
            id,
            apiName,
            name: undefined,
            status: undefined,
            owner: undefined,
            allowSharing: undefined,
          };
          listed.push({ connection, environmentId: path.environmentId });
        } else {
          problems.push({ line: line.number, kind: 'otherAddress' });
        }
      }
    }
    return listed.length + problems.length > 0 ? { listed, problems } : undefined;
  },
};

function isPath(word: string): boolean {
  return /^[a-z]+:(\/|%2F)/i.test(word)
    ? /(\/|%2F)(environments|e|connections)(\/|%2F|\?|$)/i.test(word)
    : /(^|\/|%2F)connections(\/|%2F)|^shared_[^/]+(\/|%2F)[^/]+$/i.test(word);
}
