import { trimmedEnd } from '../../text/trimmed';
import { isCertainId } from './connectionId';
import type { ConnectionListFormat } from './connectionListFormat';

/**
 * Reads lines that contain only a connection id in one of the usual forms ({@link isCertainId}). Quotes and braces
 * around the id, a bullet or `ConnectionId:` before it, and a comma, semicolon or dot behind it are ignored.
 */
export const bareIdFormat: ConnectionListFormat = {
  id: 'id',
  read(text) {
    const listed = text.free.flatMap((line) => {
      const before = /^[\s*•-]*(?:"?ConnectionId"?\s*[:=])?[\s"'`{]*/i;
      const id = trimmedEnd(line.text.replace(before, ''), /[\s"'`},;.]/);
      if (!isCertainId(id)) {
        return [];
      }
      text.take([line]);
      const unknown = { name: undefined, status: undefined, owner: undefined, allowSharing: undefined };
      return [{ connection: { id, apiName: undefined, ...unknown }, environmentId: undefined }];
    });
    return listed.length > 0 ? { listed, problems: [] } : undefined;
  },
};
