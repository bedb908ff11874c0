import { isCertainId, isPossibleId, readConnectionPath } from './connectionLists/connectionId';
import type { Tokens } from '../text/tokens';

/**
 * Whether a text can be a bare connection id, the only form that `ConnectionId` in a settings file may have. Addresses,
 * full ids with a path, quotes and white space are not allowed, except inside pipeline tokens, which are placeholders
 * that the pipeline replaces.
 * @param tokens The styles of tokens to recognize; undefined when the tokens in the text have been replaced already.
 */
export function isBareConnectionId(text: string, tokens: Tokens | undefined): boolean {
  return !/[\s/\\{}<>"]/.test(tokens ? tokens.substitute(text, () => '').text : text);
}

/**
 * Extracts the bare connection id from an address, a full id with a path, or an id with white space or braces around
 * it.
 * @param tokens The styles of pipeline tokens to recognize; undefined when the tokens in the text have been replaced
 * already.
 * @returns The bare id; undefined when it is not certain: for placeholders such as `<connection-id-1>`, and for texts
 * with a token, because the value of the token may become a part of the id.
 */
export function bareConnectionId(text: string, tokens: Tokens | undefined): string | undefined {
  if (tokens?.holdsToken(text)) {
    return undefined;
  }
  const trimmed = text.trim();
  const inner = trimmed.replace(/^[{}<>"]+|[{}<>"]+$/g, '');
  if (isCertainId(inner) || isPossibleId(trimmed)) {
    return inner;
  }
  return readConnectionPath(inner)?.id;
}
