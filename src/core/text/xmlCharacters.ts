/** Whether XML allows a character, given by its code point (XML 1.0, production 2). */
export function isXmlCharacter(code: number): boolean {
  return code < 0x20
    ? code === 0x09 || code === 0x0a || code === 0x0d
    : code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}

/**
 * The offset of the first character between two offsets that XML does not allow, even as a reference: most control
 * characters, U+FFFE, U+FFFF, and half a surrogate pair. Undefined when all characters are allowed.
 */
export function forbiddenCharacter(text: string, start: number, end: number): number | undefined {
  for (let at = start; at < end;) {
    // One search in a slice is several times as fast as a loop. It also stops at surrogate pairs, which are rare.
    const found = text.slice(at, end).search(/[^\t\n\r -\ud7ff\ue000-\ufffd]/);
    if (found < 0) {
      return undefined;
    }
    at += found;
    // Half of the first pair can be before the start.
    const isSecondHalf = at > 0 && isPair(text, at - 1);
    if (!isSecondHalf && !isPair(text, at)) {
      return at;
    }
    at += isSecondHalf ? 1 : 2;
    while (isPair(text, at)) {
      at += 2;
    }
  }
  return undefined;
}

/** Whether a surrogate pair begins at an offset. */
function isPair(text: string, at: number): boolean {
  return (text.codePointAt(at) ?? 0) > 0xffff;
}

/** A character as messages show it: `U+001F`. @param at The offset of the character. */
export function codeOfCharacter(text: string, at: number): string {
  return `U+${text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}`;
}
