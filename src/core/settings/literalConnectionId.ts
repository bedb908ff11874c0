import type { Tokens } from '../text/tokens';
import { isBareConnectionId } from './bareConnectionId';
import { isPlaceholderId } from './placeholderId';

/**
 * Whether a `ConnectionId` of a settings file is the id of a connection as it is. False for an empty text, for a
 * malformed id, for a placeholder such as `TODO`, and for an id with a token, which a pipeline replaces.
 */
export function isLiteralConnectionId(connectionId: string, tokens: Tokens): boolean {
  return (
    connectionId !== '' &&
    !tokens.holdsToken(connectionId) &&
    isBareConnectionId(connectionId, tokens) &&
    !isPlaceholderId(connectionId, tokens)
  );
}
