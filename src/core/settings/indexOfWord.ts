/** Where a text has another one in it as a word, with no letter or digit before or behind it; -1 where it has not. */
export function indexOfWord(text: string, word: string): number {
  let at = word === '' ? -1 : text.indexOf(word);
  while (at >= 0 && /[\p{L}\p{N}]/u.test((text[at - 1] ?? '') + (text[at + word.length] ?? ''))) {
    at = text.indexOf(word, at + 1);
  }
  return at;
}
