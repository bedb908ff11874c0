import { isCertainId, isPossibleId, readConnectionPath } from './connectionLists/connectionId';
import type { Tokens } from '../text/tokens';

/**
 * Whether a text can be the bare id of a connection: outside tokens no address, no full id, and nothing around it.
 * @param tokens None where they have been replaced.
 */
export function isBareConnectionId(text: string, tokens: Tokens | undefined): boolean {
  return !/[\s/\\{}<>"]/.test(tokens ? tokens.substitute(text, () => '').text : text);
}

/**
 * The bare id of a connection in an address, a full id, or an id with white space or braces around; undefined when in doubt:
 * `<connection-id-1>` says what belongs there, and a token may become a part of the id.
 * @param tokens None where they have been replaced.
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
