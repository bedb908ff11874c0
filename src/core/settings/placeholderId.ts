import type { Tokens } from '../text/tokens';

/** The words that people write where an id comes later, as whole values. */
const words = /^(?:todo|tbd|replace[_-]?me|change[_-]?me|placeholder)$/i;
const zeroGuid = /^0{8}-?(?:0{4}-?){3}0{12}$/;
const onlyX = /^x{3}[x-]*$/i;
/** `<your connection>`, and `#mail#` without the braces of a token. */
const inBrackets = /^(?:<[^<>]*>|#[^#{}]+#)$/;
/** A token that does not end. */
const openToken = /^(?:#\{[^{}]*|\$\{{1,2}[^{}]*|\$\([^()]*|\{\{[^{}]*\}?)$/;

/**
 * Whether a `ConnectionId` certainly only holds the place of an id, such as `TODO`. It counts as unmapped. The list
 * is closed: any other text may be an id. A form that `tokens` of `.connref.json` declares is a token.
 */
export function isPlaceholderId(connectionId: string, tokens: Tokens): boolean {
  return (
    [words, zeroGuid, onlyX, inBrackets, openToken].some((form) => form.test(connectionId)) &&
    !tokens.holdsToken(connectionId)
  );
}
