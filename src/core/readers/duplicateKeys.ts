import { jsonPointer } from '../model/place';
import { jsonStringEnd } from '../text/jsonTokenEnd';
import type { FileProblem } from './readResult';

/**
 * Returns the keys that occur more than once in the same JSON object. `JSON.parse` uses the last value of such a key and
 * drops the earlier values without an error.
 * @param json The result of `JSON.parse` for the text. If this result has as many members as the text has keys, no key is
 * duplicated and the slower search is skipped.
 */
export function duplicateKeys(text: string, json: unknown): readonly FileProblem[] {
  return keysIn(text) === countMembers(json) ? noProblems : findDuplicates(text);
}

const noProblems: readonly FileProblem[] = [];

/** Counts the keys in a JSON text. The count may be too high, because a text value can contain a quote before a colon. */
function keysIn(text: string): number {
  let count = 0;
  // Search for colons and not for quotes: a JSON text has fewer colons, so the search is faster.
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
    let before = at - 1;
    while (text.charCodeAt(before) <= 32) {
      before--;
    }
    if (text.charCodeAt(before) === 34) {
      count++;
    }
  }
  return count;
}

function countMembers(json: unknown): number {
  let count = 0;
  const left: unknown[] = typeof json === 'object' && json !== null ? [json] : [];
  while (left.length > 0) {
    const value = left.pop();
    if (Array.isArray(value)) {
      for (const item of value as unknown[]) {
        if (typeof item === 'object' && item !== null) {
          left.push(item);
        }
      }
    } else {
      // An object from JSON.parse inherits no enumerable member, so for…in visits exactly the members in the JSON text.
      for (const key in value as object) {
        count++;
        const inner = (value as Record<string, unknown>)[key];
        if (typeof inner === 'object' && inner !== null) {
          left.push(inner);
        }
      }
    }
  }
  return count;
}

/** A JSON object or list that the scan for duplicate keys has entered and not yet left. */
interface OpenContainer {
  readonly pointer: string;
  /** The keys found in the object so far. Undefined for a list. */
  readonly keys: Set<string> | undefined;
  /** In an object: the key of the member that the scan is in. */
  currentKey: string;
  /** In a list: how many items the scan has passed. */
  passedItems: number;
}

/** Finds the duplicate keys of a text that `JSON.parse` has accepted: the scan works only for valid JSON. */
function findDuplicates(text: string): FileProblem[] {
  const found = new Map<string, FileProblem>();
  const open: OpenContainer[] = [];
  const token = /["[\]{},]/g;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [part] = match;
    const inner = open.at(-1);
    if (part === '{' || part === '[') {
      const pointer = inner
        ? jsonPointer(inner.pointer, inner.keys ? inner.currentKey : String(inner.passedItems))
        : '';
      open.push({ pointer, keys: part === '{' ? new Set() : undefined, currentKey: '', passedItems: 0 });
    } else if (part === '}' || part === ']') {
      open.pop();
    } else if (part === ',') {
      if (inner) {
        inner.passedItems++;
      }
    } else {
      const end = jsonStringEnd(text, match.index);
      token.lastIndex = end;
      if (inner?.keys && /^\s*:/.test(text.slice(end, end + 32))) {
        const key = JSON.parse(text.slice(match.index, end)) as string;
        if (inner.keys.has(key)) {
          const problem = duplicateKey(key, jsonPointer(inner.pointer, key));
          found.set(JSON.stringify(problem.place), problem);
        }
        inner.keys.add(key);
        inner.currentKey = key;
      }
    }
  }
  return [...found.values()];
}

function duplicateKey(key: string, pointer: string): FileProblem {
  return { ruleId: 'duplicate-json-key', kind: 'duplicateKey', key, place: { kind: 'json', pointer, part: 'key' } };
}
