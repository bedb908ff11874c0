import type { Tokens } from '../text/tokens';
import { isBareConnectionId } from './bareConnectionId';

/** The words that people write where an id comes later, as whole values. */
const words = /^(?:todo|tbd|replace[_-]?me|change[_-]?me|placeholder)$/i;
const zeroGuid = /^0{8}-?(?:0{4}-?){3}0{12}$/;
const onlyX = /^x{3}[x-]*$/i;
/** `#mail#`, a token without its braces. */
const betweenHashes = /^#[^#]+#$/;

/**
 * Whether a `ConnectionId` has the form of a bare id, but certainly only holds the place of one, such as `TODO`. The list
 * is closed: any other text may be an id. A form that `tokens` of `.connref.json` declares is a token, and a text that
 * can't be a bare id, such as `<your connection>`, is malformed.
 */
export function isPlaceholderId(connectionId: string, tokens: Tokens): boolean {
  return (
    [words, zeroGuid, onlyX, betweenHashes].some((form) => form.test(connectionId)) &&
    isBareConnectionId(connectionId, tokens) &&
    !tokens.holdsToken(connectionId)
  );
}
