/** The XML white space directly before an offset (in UTF-16 code units). */
export function spaceBefore(text: string, offset: number): string {
  let start = offset;
  while (start > 0 && isSpace(text, start - 1)) {
    start--;
  }
  return text.slice(start, offset);
}

/**
 * The offset behind the XML white space that begins at `offset`; `offset` itself when no white space begins there.
 * Offsets count UTF-16 code units.
 */
export function spaceEnd(text: string, offset: number): number {
  let end = offset;
  while (isSpace(text, end)) {
    end++;
  }
  return end;
}

/**
 * Whether a character is white space in XML: space, line feed, carriage return or tab. JavaScript’s `\s` also matches
 * characters that are text in XML, so it must not be used.
 */
function isSpace(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09;
}
