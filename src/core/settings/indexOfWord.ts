/**
 * The offset, in UTF-16 code units, of the first place where a text contains a word without a letter or digit directly
 * before or after it; -1 when the text has no such place, and for an empty word.
 */
export function indexOfWord(text: string, word: string): number {
  let at = word === '' ? -1 : text.indexOf(word);
  while (at >= 0 && /[\p{L}\p{N}]/u.test((text[at - 1] ?? '') + (text[at + word.length] ?? ''))) {
    at = text.indexOf(word, at + 1);
  }
  return at;
}
