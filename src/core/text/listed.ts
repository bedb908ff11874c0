/** Lists names as in a sentence: `a`, `a and b`, `a, b and c`. */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

/** Lists the first names, and counts the others: `a, b and 7 more`. */
export function listedFirst(names: readonly string[], most = 5): string {
  return listed(names.length > most ? [...names.slice(0, most), `${names.length - most} more`] : names);
}
