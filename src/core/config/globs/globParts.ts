/**
 * - `path`: `*`, `?` and ranges match no slash, and upper and lower case differ.
 * - `name`: slashes are ordinary characters, because names of the references of agents contain them. Upper and lower case
 *   are the same.
 */
export type GlobKind = 'path' | 'name';

/** A part of a glob without braces. */
export type GlobPart =
  /** One certain character, as a code point. */
  | { readonly kind: 'character'; readonly code: number }
  /** One character of which the test is true for its code point. */
  | { readonly kind: 'oneOf'; readonly matches: (code: number) => boolean }
  /** Any text; `inPart`: without a slash. */
  | { readonly kind: 'text'; readonly inPart: boolean }
  /** Any number of parts of a path, each with its slash; the text before it ends with a slash or is empty. */
  | { readonly kind: 'pathParts' }
  /** The end of the text, or a slash and any text. */
  | { readonly kind: 'below' };

export const slash = 47;

/** Reads a glob without alternatives in braces. A `[` without `]` and a `\` at the end are ordinary characters. */
export function parseGlob(glob: string, kind: GlobKind): readonly GlobPart[] {
  const written = kind === 'name' ? glob.toLowerCase() : glob.replace(/^(?:\.\/)+/, '');
  const inPart = kind === 'path';
  const parts: GlobPart[] = [];
  let at = 0;
  while (at < written.length) {
    const deep = inPart ? deepPart(written, at) : undefined;
    const range = written[at] === '[' ? rangeAt(written, at, inPart) : undefined;
    if (deep) {
      parts.push(deep.part);
      at = deep.end;
    } else if (range) {
      parts.push(range.part);
      at = range.end;
    } else if (written[at] === '*') {
      while (written[at] === '*') {
        at++;
      }
      parts.push({ kind: 'text', inPart });
    } else if (written[at] === '?') {
      parts.push({ kind: 'oneOf', matches: (code) => !inPart || code !== slash });
      at++;
    } else {
      at += written[at] === '\\' && at + 1 < written.length ? 1 : 0;
      const code = written.codePointAt(at) ?? 0;
      parts.push({ kind: 'character', code });
      at += widthOf(code);
    }
  }
  return parts;
}

/** The number of UTF-16 code units of a code point. */
export function widthOf(code: number): number {
  return code > 0xffff ? 2 : 1;
}

interface ReadPart {
  readonly part: GlobPart;
  /** The offset behind the part in the glob. */
  readonly end: number;
}

/** Reads a `**` that is a whole part of a path, with the slash that belongs to it. */
function deepPart(glob: string, at: number): ReadPart | undefined {
  if (glob[at] === '/' && glob.endsWith('/**') && at === glob.length - 3) {
    return { part: { kind: 'below' }, end: glob.length };
  }
  if (!glob.startsWith('**', at) || (at > 0 && glob[at - 1] !== '/')) {
    return undefined;
  }
  if (at + 2 === glob.length) {
    return { part: { kind: 'text', inPart: false }, end: glob.length };
  }
  return glob[at + 2] === '/' ? { part: { kind: 'pathParts' }, end: at + 3 } : undefined;
}

/** Reads a range: `[abc]`, `[a-z]`, and with `!` or `^` first, its contrary. A `]` that comes first belongs to the range. */
function rangeAt(glob: string, at: number, inPart: boolean): ReadPart | undefined {
  const isContrary = glob[at + 1] === '!' || glob[at + 1] === '^';
  const start = at + (isContrary ? 2 : 1);
  const end = glob.indexOf(']', start + 1);
  if (end < 0) {
    return undefined;
  }
  const codes = Array.from(glob.slice(start, end), (character) => character.codePointAt(0) ?? 0);
  const ranges: (readonly [number, number])[] = [];
  while (codes.length > 0) {
    const [first = 0, dash, last] = codes;
    const isRange = dash === 45 && last !== undefined;
    ranges.push([first, isRange ? last : first]);
    codes.splice(0, isRange ? 3 : 1);
  }
  const matches = (code: number): boolean =>
    (!inPart || code !== slash) && ranges.some(([first, last]) => first <= code && code <= last) !== isContrary;
  return { part: { kind: 'oneOf', matches }, end: end + 1 };
}
