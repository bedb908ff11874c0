// The smallest parts of XML: names and references. These functions run for each name of each file, so they compare code units
// in place: a regular expression, or a slice of the text, would take several times as long.

const semicolon = 0x3b;
const numberSign = 0x23;

/** The offset behind the XML name that begins at `start`; `start` itself when no name begins at `start`. */
export function nameEnd(text: string, start: number): number {
  let at = start;
  while (isNameUnit(text.charCodeAt(at), at > start)) {
    at++;
  }
  return at;
}

/**
 * Whether a UTF-16 code unit can be part of an XML name: letters, `_`, `:` and everything beyond ASCII; behind the
 * first unit of the name, digits, `-` and `.`, too. At the end of a text the code unit is NaN, for which the result is
 * false.
 */
function isNameUnit(unit: number, behindFirst: boolean): boolean {
  return (
    (unit >= 0x61 && unit <= 0x7a) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    unit === 0x5f ||
    unit === 0x3a ||
    unit >= 0x80 ||
    (behindFirst && (isDigit(unit) || unit === 0x2d || unit === 0x2e))
  );
}

const entities: ReadonlySet<string> = new Set(['quot', 'amp', 'lt', 'gt', 'apos']);

/** The longest name of an entity of XML. */
const longestEntity = 4;

/**
 * The offset behind the character reference (such as `&#x20;`) or entity reference (such as `&lt;`) that begins with the `&`
 * at an offset; undefined when none begins there. The names of entities may be in capitals: the reader decodes them too.
 */
export function referenceEnd(text: string, ampersand: number): number | undefined {
  const first = ampersand + 1;
  if (text.charCodeAt(first) === numberSign) {
    return numberEnd(text, first + 1);
  }
  // Nearly all references are quotes in JSON texts inside XML.
  if (text.startsWith('quot;', first)) {
    return first + 5;
  }
  const end = text.slice(first, first + longestEntity + 1).indexOf(';');
  return entities.has(text.slice(first, first + Math.max(end, 0)).toLowerCase()) ? first + end + 1 : undefined;
}

/** The offset behind the `;` of a character reference whose number begins at an offset: `20;` or `x1F;`. */
function numberEnd(text: string, start: number): number | undefined {
  const isHex = (text.charCodeAt(start) | 0x20) === 0x78;
  const first = isHex ? start + 1 : start;
  let at = first;
  while (isDigit(text.charCodeAt(at)) || (isHex && isHexLetter(text.charCodeAt(at)))) {
    at++;
  }
  return at > first && text.charCodeAt(at) === semicolon ? at + 1 : undefined;
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function isHexLetter(unit: number): boolean {
  return (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x66;
}
