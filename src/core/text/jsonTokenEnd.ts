/**
 * The offset behind a string of a JSON text, in UTF-16 code units; the length of the text if the string does not end. A regular
 * expression would need stack for each escape of the string.
 * @param start The offset of the quote that begins the string.
 */
export function jsonStringEnd(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(quote - 1 - backslashes) === 92) {
      backslashes++;
    }
    if (backslashes % 2 === 0) {
      return quote + 1;
    }
  }
  return text.length;
}

/** The offset behind a comment of a JSON text, which may end with the text, or behind a slash that begins none. */
export function jsonCommentEnd(text: string, start: number): number {
  const ends = text[start + 1] === '/' ? '\n' : text[start + 1] === '*' ? '*/' : undefined;
  const end = ends === undefined ? start : text.indexOf(ends, start + 2);
  return end < 0 ? text.length : end + (ends ?? '/').length;
}
