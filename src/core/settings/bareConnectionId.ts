import { isCertainId, isPossibleId, readConnectionPath } from './connectionLists/connectionId';
import type { Tokens } from '../text/tokens';
import { trimmed } from '../text/trimmed';

/**
 * Whether a text can be a bare connection id, the only form that `ConnectionId` in a settings file may have: it
 * contains no white space, slash, backslash, brace, angle bracket or double quote, except inside pipeline tokens, which
 * are placeholders that the pipeline replaces. True for an empty text.
 * @param tokens The styles of tokens to recognize; undefined when the tokens in the text have been replaced already.
 */
export function isBareConnectionId(text: string, tokens: Tokens | undefined): boolean {
  const isBare = (id: string): boolean => !/[\s/\\{}<>"]/.test(id);
  // Nearly all ids are bare, and looking for tokens takes much longer.
  return isBare(text) || (tokens !== undefined && isBare(tokens.substitute(text, () => '').text));
}

/**
 * Extracts the bare connection id from an address, a full id with a path, or an id with white space, braces, quotes or
 * angle brackets around it.
 * @param tokens The styles of pipeline tokens to recognize; undefined when the tokens in the text have been replaced
 * already.
 * @returns The bare id; undefined when no part of the text is certainly an id, as in the placeholder
 * `<connection-id-1>`, and for texts with a token, because the value of the token may become a part of the id.
 */
export function bareConnectionId(text: string, tokens: Tokens | undefined): string | undefined {
  if (tokens?.holdsToken(text)) {
    return undefined;
  }
  const spaceless = text.trim();
  const inner = trimmed(spaceless, /[{}<>"]/);
  if (isCertainId(inner) || isPossibleId(spaceless)) {
    return inner;
  }
  return readConnectionPath(inner)?.id;
}
