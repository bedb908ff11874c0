/**
 * A text as part of a sentence: on one line, and without its middle if it is long. The end is kept, because addresses often
 * differ only there.
 * @param most The largest number of UTF-16 code units in the result.
 */
export function shortened(text: string, most = 60): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= most) {
    return line;
  }
  const end = Math.floor(most / 2);
  return `${withoutHalfCharacter(line.slice(0, most - 1 - end))}…${withoutHalfCharacter(line.slice(-end))}`;
}

/** Removes half a surrogate pair that a cut has left at the start or the end of a text. */
function withoutHalfCharacter(text: string): string {
  return text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
}
