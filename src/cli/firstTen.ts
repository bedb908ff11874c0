/**
 * The first ten lines; if there are more, also a last line with the number of the lines that are left out. A longer
 * list would push the rest of the output out of sight.
 */
export function firstTen(lines: readonly string[]): string[] {
  const shown = lines.slice(0, 10);
  return lines.length > shown.length ? [...shown, `… and ${lines.length - shown.length} more`] : shown;
}
