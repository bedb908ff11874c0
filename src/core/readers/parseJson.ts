import { type ParseError, parseTree } from 'jsonc-parser';
import { jsonErrorWords } from './jsonErrorWords';
import { readProblem, readFacts, type ReadResult } from './readResult';

/**
 * Reads a JSON file. `JSON.parse` is the fast way; only a broken text is parsed again to say where it breaks.
 * @param consequence What comes of a broken one, for the message.
 */
export function parseJson(text: string, consequence = 'so the solution cannot be imported'): ReadResult<unknown> {
  try {
    return readFacts(JSON.parse(text) as unknown);
  } catch (error) {
    const { message, start, end } = locateJsonError(text, error);
    return readProblem(text, {
      ruleId: 'invalid-json',
      message: `This file is no valid JSON, ${consequence}: ${message}.`,
      place: { kind: 'span', start, end },
    });
  }
}

function locateJsonError(text: string, thrown: unknown): { message: string; start: number; end: number } {
  const first = firstParseError(text);
  if (first) {
    const start = Math.min(first.offset, text.length);
    return {
      message: jsonErrorWords(first.error),
      start,
      end: Math.min(start + Math.max(first.length, 1), text.length),
    };
  }
  return { message: thrown instanceof Error ? thrown.message : 'it cannot be parsed', start: 0, end: text.length };
}

function firstParseError(text: string): ParseError | undefined {
  const errors: ParseError[] = [];
  try {
    parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  } catch (error) {
    // The located parse is recursive; JSON.parse, which came first, is not.
    if (!(error instanceof RangeError)) {
      throw error;
    }
  }
  return errors[0];
}

/**
 * A member of a parsed object; undefined where the value is no object or lacks it.
 * @param name One that neither objects nor arrays inherit, such as `constructor` or `length`: this is read many times for
 * each action of each flow, and a look whether the member is the object's own costs more than the rest.
 */
export function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

/** A text that is there and not empty. */
export function textMember(value: unknown, name: string): string | undefined {
  const found = member(value, name);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/** The members of an object in order; empty for anything else. */
export function members(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}
