/** The first ten lines, and a last line with the number of the rest: a longer list would hide the lines around it. */
export function firstTen(lines: readonly string[]): string[] {
  const shown = lines.slice(0, 10);
  return lines.length > shown.length ? [...shown, `… and ${lines.length - shown.length} more`] : shown;
}
