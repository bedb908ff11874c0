import { type JSONPath, visit } from 'jsonc-parser';
import { JsonStringOffsets } from '../locate/jsonStringOffsets';
import type { Span } from '../locate/span';
import { isNestedTooDeep } from '../text/jsonTree';

/**
 * A string in a JSON text: the key of a member, or a value. `path` and `span` are functions, because computing them for
 * every string is slow.
 */
export interface JsonString {
  readonly part: 'key' | 'value';
  readonly value: string;
  /** For a key, the key itself; for a value, the last key before the value. */
  readonly member: string;
  /** How many objects and arrays contain the string. */
  readonly depth: number;
  /** Returns the path to the string; for a key, the path to the value of that key. */
  readonly path: () => JSONPath;
  /**
   * Returns the offsets of a part of the string in the JSON text, in UTF-16 code units; by default of the whole string
   * without its quotes.
   * @param from Where the part begins in `value`, which has no escapes.
   * @param to Where the part ends in `value`.
   */
  readonly span: (from?: number, to?: number) => Span;
}

/**
 * Calls `onString` for each string of a JSON text, in order, but not for strings in comments. If the text is invalid
 * JSON, some strings may be missed. A text that is nested too deep has none: nobody edits it by hand.
 */
export function visitJsonStrings(text: string, onString: (found: JsonString) => void): void {
  if (isNestedTooDeep(text)) {
    return;
  }
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
    let offsets: JsonStringOffsets | undefined;
    const span: JsonString['span'] = (from = 0, to = value.length) => {
      offsets ??= new JsonStringOffsets(text, { start, end: start + length });
      return offsets.span({ start: from, end: to });
    };
    onString({ part, value, member, depth, path, span });
  };
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
}

/**
 * Whether a JSON path matches a pattern such as `['properties', '*', 'api']`, where `*` matches any one key or index.
 */
export function matchesPath(path: JSONPath, pattern: readonly string[]): boolean {
  return path.length === pattern.length && pattern.every((member, at) => member === '*' || member === path[at]);
}
