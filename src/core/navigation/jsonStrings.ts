import { type JSONPath, visit } from 'jsonc-parser';
import type { Span } from '../locate/span';

/**
 * A string in a JSON text: a key or a value. `path` and `span` are functions, because computing them for every string is
 * slow.
 */
export interface JsonString {
  readonly part: 'key' | 'value';
  readonly value: string;
  /** The key itself, or the last key before the value. */
  readonly member: string;
  /** How many objects and arrays contain the string. */
  readonly depth: number;
  /** Returns the path to the value, or to the value of the key. */
  readonly path: () => JSONPath;
  /**
   * Returns the offsets in the JSON text, in UTF-16 code units, of a part of the string; by default of the whole string without
   * its quotes. `from` and `to` are offsets in `value`, which has no escapes.
   */
  readonly span: (from?: number, to?: number) => Span;
}

/** Calls `onString` for each string of a JSON text, in order, without comments. In a broken text, strings may be missed. */
export function visitJsonStrings(text: string, onString: (found: JsonString) => void): void {
  let depth = 0;
  let member = '';
  const open = (): void => {
    depth++;
  };
  const close = (): void => {
    depth--;
  };
  const found = (
    part: JsonString['part'],
    value: string,
    start: number,
    length: number,
    path: () => JSONPath,
  ): void => {
    const span: JsonString['span'] = (from = 0, to = value.length) => {
      const token = text.slice(start, start + length);
      return { start: start + offsetInToken(token, from), end: start + offsetInToken(token, to) };
    };
    onString({ part, value, member, depth, path, span });
  };
  try {
    visit(
      text,
      {
        onObjectBegin: open,
        onObjectEnd: close,
        onArrayBegin: open,
        onArrayEnd: close,
        onObjectProperty: (name, start, length, _line, _column, path) => {
          member = name;
          found('key', name, start, length, () => [...path(), name]);
        },
        onLiteralValue: (value: unknown, start, length, _line, _column, path) => {
          if (typeof value === 'string') {
            found('value', value, start, length, path);
          }
        },
      },
      { allowTrailingComma: true },
    );
  } catch (error) {
    // The visitor is recursive: a very deeply nested text overflows the stack. Nobody edits such a flow, so the strings up to
    // there are enough, and an error would break every language feature for the file.
    if (!(error instanceof RangeError)) {
      throw error;
    }
  }
}

/** Returns the offset in a JSON token, with quotes and escapes, of the character at `index` of the token's value. */
function offsetInToken(token: string, index: number): number {
  if (!token.includes('\\')) {
    return index + 1;
  }
  let at = 1;
  for (let passed = 0; passed < index; passed++) {
    at += token[at] !== '\\' ? 1 : token[at + 1] === 'u' ? 6 : 2;
  }
  return at;
}

/** Whether a path matches a pattern such as `['properties', '*', 'api']`, where `*` is any member. */
export function matchesPath(path: JSONPath, pattern: readonly string[]): boolean {
  return path.length === pattern.length && pattern.every((member, at) => member === '*' || member === path[at]);
}
