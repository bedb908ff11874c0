/** Lists names as in a sentence: `a`, `a and b`, `a, b and c`. */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

/**
 * Lists the first names as in a sentence, and counts the remaining names: `a, b and 7 more`.
 * @param most The largest number of names to list.
 */
export function listedFirst(names: readonly string[], most = 5): string {
  return listed(names.length > most ? [...names.slice(0, most), `${names.length - most} more`] : names);
}
