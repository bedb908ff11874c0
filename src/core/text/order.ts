/** Compares texts by UTF-16 code units, so that every machine sorts alike. */
export function compareTexts(a: string, b: string): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0;
}
