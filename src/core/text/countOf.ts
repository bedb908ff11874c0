/**
 * A number with a noun: `1 file`, `2 files`.
 * @param noun The noun in the singular. It must be one whose plural only adds `s`.
 */
export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** The form of a word that agrees with a number: `agree(1, 'needs', 'need')` is `needs`. */
export function agree(count: number, one: string, several: string): string {
  return count === 1 ? one : several;
}
