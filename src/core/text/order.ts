/** Compares texts by UTF-16 code units. A comparison by locale would sort output differently on each machine. */
export function compareTexts(a: string, b: string): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0;
}
