/** A list that nobody has to scroll through. */
export function firstOf(lines: readonly string[]): string[] {
  const shown = lines.slice(0, 10);
  return lines.length > shown.length ? [...shown, `… and ${lines.length - shown.length} more`] : shown;
}
