import { jsonPointer } from '../model/place';
import type { FileProblem } from './readResult';

/**
 * The keys that stand twice in one object, of which `JSON.parse` tells nothing: the last one counts.
 * @param json What `JSON.parse` made of the text. Where it has as many members as the text has keys, nothing is looked for.
 */
export function duplicateKeys(text: string, json: unknown): readonly FileProblem[] {
  return keysIn(text) === countMembers(json) ? none : findDuplicates(text);
}

const none: readonly FileProblem[] = [];

/** How many keys a text seems to have: a quote before a colon in a value makes it look like more. */
function keysIn(text: string): number {
  let count = 0;
  // Of the characters around a key the colon is the rarest.
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
      // What JSON.parse made inherits nothing that this would visit.
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

/** An object or a list of which the scan has passed the beginning. */
interface Open {
  readonly pointer: string;
  /** Undefined for a list. */
  readonly keys: Set<string> | undefined;
  /** The member or item at which the scan is. */
  at: string;
  items: number;
}

/** Goes through a text that `JSON.parse` took. */
function findDuplicates(text: string): FileProblem[] {
  const found = new Map<string, FileProblem>();
  const open: Open[] = [];
  const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{},]/g;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [part] = match;
    const inner = open.at(-1);
    if (part === '{' || part === '[') {
      const pointer = inner ? jsonPointer(inner.pointer, inner.keys ? inner.at : String(inner.items)) : '';
      open.push({ pointer, keys: part === '{' ? new Set() : undefined, at: '', items: 0 });
    } else if (part === '}' || part === ']') {
      open.pop();
    } else if (part === ',') {
      if (inner) {
        inner.items++;
      }
    } else if (inner?.keys && /^\s*:/.test(text.slice(token.lastIndex, token.lastIndex + 32))) {
      const key = JSON.parse(part) as string;
      if (inner.keys.has(key)) {
        const problem = duplicateKey(key, jsonPointer(inner.pointer, key));
        found.set(JSON.stringify(problem.place), problem);
      }
      inner.keys.add(key);
      inner.at = key;
    }
  }
  return [...found.values()];
}

function duplicateKey(key: string, pointer: string): FileProblem {
  return {
    ruleId: 'duplicate-json-key',
    message: `“${key}” stands twice in this object. Only this one counts, the one before is lost with the next export: remove one of the two.`,
    place: { kind: 'json', pointer, part: 'key' },
  };
}
