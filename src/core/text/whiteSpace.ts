/** The white space right before an offset. */
export function spaceBefore(text: string, offset: number): string {
  let start = offset;
  while (start > 0 && isSpace(text, start - 1)) {
    start--;
  }
  return text.slice(start, offset);
}

/** The offset where the white space that begins at an offset ends. */
export function spaceEnd(text: string, offset: number): number {
  let end = offset;
  while (isSpace(text, end)) {
    end++;
  }
  return end;
}

/** White space of XML: space, line feed, carriage return and tab. */
function isSpace(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09;
}
