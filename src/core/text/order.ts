/**
 * Compares texts by UTF-16 code units, for sorting. A comparison by locale would sort the output differently on
 * machines with different locales.
 */
export function compareTexts(a: string, b: string): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0;
}
