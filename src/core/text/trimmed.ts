/**
 * Removes all characters at the end of a text for which `removed` matches. Unlike a regular expression such as `/ +$/`,
 * which looks for the end from each run of such characters in the text, it takes no time for the rest of the text.
 * @param removed Matches one character, a UTF-16 code unit, and has no flag `g` or `y`.
 */
export function trimmedEnd(text: string, removed: RegExp): string {
  let end = text.length;
  while (end > 0 && removed.test(text.charAt(end - 1))) {
    end--;
  }
  return text.slice(0, end);
}

/** Like {@link trimmedEnd}, at the beginning of the text, too. */
export function trimmed(text: string, removed: RegExp): string {
  const rest = trimmedEnd(text, removed);
  let start = 0;
  while (start < rest.length && removed.test(rest.charAt(start))) {
    start++;
  }
  return rest.slice(start);
}
