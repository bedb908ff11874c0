import { type JSONPath, visit } from 'jsonc-parser';
import type { Span } from '../locate/span';

/** A string of a JSON text: a property's key, or a value. A flow has thousands, so what few are asked for is worked out then. */
export interface JsonString {
  readonly part: 'key' | 'value';
  readonly value: string;
  /** The key itself, or the last one that stands before the value. */
  readonly member: string;
  /** How many objects and lists are open around it. */
  readonly depth: number;
  /** The members that lead to the value, or to what the key names. */
  readonly path: () => JSONPath;
  /** The offsets of a piece of the value; of all of it, without quotes, when no piece is named. */
  readonly span: (from?: number, to?: number) => Span;
}

/** Visits the strings of a JSON text in order, comments passed over; in a broken text, those that can be made out. */
export function visitJsonStrings(text: string, take: (found: JsonString) => void): void {
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
    take({ part, value, member, depth, path, span });
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
    // The visit is recursive: what nests too deeply for it is no flow that anybody edits.
    if (!(error instanceof RangeError)) {
      throw error;
    }
  }
}

/** Where, in a string's token with its quotes, a character of the value stands that it means. */
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

/** Whether a path has a form such as `['properties', '*', 'api']`, where `*` stands for any member. */
export function matchesPath(path: JSONPath, form: readonly string[]): boolean {
  return path.length === form.length && form.every((member, at) => member === '*' || member === path[at]);
}
