/**
 * The offset, in UTF-16 code units, of a word in a text: no letter or digit comes directly before or after the word. -1
 * when the word does not occur.
 */
export function indexOfWord(text: string, word: string): number {
  let at = word === '' ? -1 : text.indexOf(word);
  while (at >= 0 && /[\p{L}\p{N}]/u.test((text[at - 1] ?? '') + (text[at + word.length] ?? ''))) {
    at = text.indexOf(word, at + 1);
  }
  return at;
}
