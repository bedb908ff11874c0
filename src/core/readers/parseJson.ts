import type { ParseError } from 'jsonc-parser';
import { parseJsonTree } from '../text/jsonTree';
import { jsonErrorWords } from './jsonErrorWords';
import { type FileProblemOf, problemResult, factsResult, type ReadResult } from './readResult';

/**
 * Parses the text of a JSON file. `JSON.parse` is fast but does not say where a text is wrong, so an invalid text is parsed
 * again by a slower parser.
 * @param kind What the file belongs to. The message about invalid JSON depends on it.
 */
export function parseJson(
  text: string,
  kind: Exclude<FileProblemOf<'invalid-json'>['kind'], 'xmlElement'> = 'solutionFile',
): ReadResult<unknown> {
  try {
    return factsResult(JSON.parse(text) as unknown);
  } catch (error) {
    const { reason, start, end } = locateJsonError(text, error);
    return problemResult(text, { ruleId: 'invalid-json', kind, reason, place: { kind: 'span', start, end } });
  }
}

function locateJsonError(text: string, thrown: unknown): { reason: string; start: number; end: number } {
  const first = firstParseError(text);
  if (first) {
    const start = Math.min(first.offset, text.length);
    return {
      reason: jsonErrorWords(first.error),
      start,
      end: Math.min(start + Math.max(first.length, 1), text.length),
    };
  }
  return { reason: thrown instanceof Error ? thrown.message : 'it cannot be parsed', start: 0, end: text.length };
}

/** The first error; undefined if there is none, or the text is nested too deep to know its place. */
function firstParseError(text: string): ParseError | undefined {
  const errors: ParseError[] = [];
  parseJsonTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  return errors[0];
}

/**
 * A member of a parsed JSON value. Undefined if the value is not an object or does not have the member.
 * @param name Must not be a name that every object or array has, such as `constructor` or `length`: such members are
 * returned too. `Object.hasOwn` would exclude inherited members, but this function runs many times for each action of
 * each flow, and reading would become slow.
 */
export function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

/** A member of a parsed JSON value if the member is a non-empty text, otherwise undefined. */
export function textMember(value: unknown, name: string): string | undefined {
  const found = member(value, name);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/**
 * The members of a parsed JSON object as pairs of name and value, in the file's order. Empty if the value is not an object.
 */
export function members(value: unknown): [string, unknown][] {
  return isObject(value) ? Object.entries(value) : [];
}

/** The items of a parsed JSON list. Empty if the value is not a list. */
export function items(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Whether a parsed JSON value is an object, and neither a list nor null. */
export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
