// The smallest parts of XML: names and references. These functions run for each name of each file, so they compare code units
// in place: a regular expression, or a slice of the text, would take several times as long.

import { isXmlCharacter } from './xmlCharacters';

const semicolon = 0x3b;
const numberSign = 0x23;

/**
 * The offset behind the XML name that begins at `start`; `start` itself when no name begins at `start`. A character beyond
 * U+FFFF takes two code units.
 */
export function nameEnd(text: string, start: number): number {
  let at = start;
  for (;;) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x80 && isNameCharacter(text, at, at > start)) {
      at += unit >= 0xd800 && unit <= 0xdbff ? 2 : 1;
    } else if (isNameUnit(unit, at > start)) {
      at++;
    } else {
      return at;
    }
  }
}

/**
 * Whether an ASCII code unit can be part of an XML name: letters, `_` and `:`; behind the first unit of the name, digits,
 * `-` and `.`, too. At the end of a text the code unit is NaN, for which the result is false.
 */
function isNameUnit(unit: number, behindFirst: boolean): boolean {
  return (
    (unit >= 0x61 && unit <= 0x7a) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    unit === 0x5f ||
    unit === 0x3a ||
    (behindFirst && (isDigit(unit) || unit === 0x2d || unit === 0x2e))
  );
}

/** Characters beyond ASCII that a name can begin with. Source: XML 1.0, fifth edition, production 4. */
const nameStart =
  /[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\u{10000}-\u{effff}]/u;

/** Characters beyond ASCII that are only allowed behind the first one of a name. Source: XML 1.0, production 4a. */
const onlyBehindFirst = /[\u0300-\u036f\u203f\u2040\u00b7]/;

/** Whether the character beyond ASCII at an offset can be part of an XML name. */
function isNameCharacter(text: string, at: number, behindFirst: boolean): boolean {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return nameStart.test(character) || (behindFirst && onlyBehindFirst.test(character));
}

const entities: ReadonlySet<string> = new Set(['quot', 'amp', 'lt', 'gt', 'apos']);

/** The longest name of an entity of XML. */
const longestEntity = 4;

/**
 * The offset behind the character reference (such as `&#x20;`) or entity reference (such as `&lt;`) that begins with the `&`
 * at an offset; undefined when none begins there. Only the five entities that XML itself defines are known: an entity of
 * a document type declaration is not read.
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
  return entities.has(text.slice(first, first + Math.max(end, 0))) ? first + end + 1 : undefined;
}

/**
 * The offset behind the `;` of a character reference whose number begins at an offset: `20;` or `x1F;`. Undefined when
 * the number is malformed, or is not the number of a character that XML allows.
 */
function numberEnd(text: string, start: number): number | undefined {
  const isHex = text.charCodeAt(start) === 0x78;
  const first = isHex ? start + 1 : start;
  let at = first;
  while (isDigit(text.charCodeAt(at)) || (isHex && isHexLetter(text.charCodeAt(at)))) {
    at++;
  }
  const isReference =
    at > first &&
    text.charCodeAt(at) === semicolon &&
    isXmlCharacter(Number.parseInt(text.slice(first, at), isHex ? 16 : 10));
  return isReference ? at + 1 : undefined;
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function isHexLetter(unit: number): boolean {
  return (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x66;
}
