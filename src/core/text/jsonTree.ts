import { getNodeValue, type Node, type ParseError, type ParseOptions, parseTree } from 'jsonc-parser';
import { jsonCommentEnd, jsonStringEnd } from './jsonTokenEnd';

/**
 * The greatest number of objects and lists around a value in a JSON text that is parsed into a tree. Microsoft's tools write
 * far less. The parser and what walks through its tree are recursive, so a greater number could overflow the stack.
 */
export const deepestJson = 500;

/** Whether a JSON text, which may have comments and errors, has more objects and lists inside each other. */
export function isNestedTooDeep(text: string): boolean {
  let depth = 0;
  let at = 0;
  while (at < text.length) {
    switch (text.charCodeAt(at)) {
      case 34: // "
        at = jsonStringEnd(text, at);
        break;
      case 47: // a comment
        at = jsonCommentEnd(text, at);
        break;
      case 123: // {
      case 91: // [
        depth++;
        at++;
        break;
      case 125: // }
      case 93: // ]
        depth--;
        at++;
        break;
      default:
        at++;
    }
    if (depth > deepestJson) {
      return true;
    }
  }
  return false;
}

/**
 * Parses a JSON text into a tree whose offsets count UTF-16 code units.
 * @param errors Gets the errors of the text.
 * @returns Undefined if the text has no value, or is nested deeper than {@link deepestJson}.
 */
export function parseJsonTree(text: string, errors?: ParseError[], options?: ParseOptions): Node | undefined {
  return isNestedTooDeep(text) ? undefined : parseTree(text, errors, options);
}

/**
 * The value of a JSON text, also of one with errors. A member called `__proto__` is an ordinary member.
 * @returns Undefined if the text has no value, or is nested deeper than {@link deepestJson}.
 */
export function parseJsonValue(text: string, errors?: ParseError[], options?: ParseOptions): unknown {
  const root = parseJsonTree(text, errors, options);
  return root && (getNodeValue(root) as unknown);
}
