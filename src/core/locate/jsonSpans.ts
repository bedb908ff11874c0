import { jsonPointerMembers } from '../model/place';
import { jsonCommentEnd, jsonStringEnd } from '../text/jsonTokenEnd';
import type { Span } from './span';

/**
 * The position of a property, of an item of a list, or of the whole value of a JSON text. Spans count UTF-16 code
 * units.
 */
export interface JsonMember {
  /** The span of the key with its quotes; undefined for items of a list and for the whole value. */
  readonly key: Span | undefined;
  readonly value: Span;
}

/** The length in UTF-16 code units from which it takes less time to remember the end of a value than to find it again. */
const longValue = 500;

/**
 * Finds members of a JSON text by JSON Pointer. It skips all members that are not on the pointer's path without parsing
 * them, because flows can have many megabytes. The text must be valid JSON, with or without comments. For any other
 * text the result can be undefined or wrong.
 */
export class JsonSpans {
  readonly #text: string;
  /**
   * The end of each long object or list that was skipped, by its start. The way to a key that its object repeats skips the
   * rest of the object, and so does the way at each level below.
   */
  readonly #longEnds = new Map<number, number>();
  /** The starts of the items of each list that were passed, by the start of the list: all its findings go through it. */
  readonly #itemStarts = new Map<number, number[]>();
  /** The properties that are objects or lists, by their names, by the start of the object. */
  readonly #containers = new Map<number, Map<string, JsonMember>>();

  constructor(text: string) {
    this.#text = text;
  }

  /** Finds the member at a JSON Pointer; undefined when the text lacks the member. */
  find(pointer: string): JsonMember | undefined {
    const start = this.#skipBlank(0);
    let found: JsonMember | undefined = { key: undefined, value: { start, end: start } };
    for (const name of jsonPointerMembers(pointer)) {
      found = this.#child(found.value.start, name);
      if (!found) {
        return undefined;
      }
    }
    return { key: found.key, value: { start: found.value.start, end: this.#skipValue(found.value.start) } };
  }

  /** A member of the object or list that begins at `start`. Its end is not known yet, because finding it takes time. */
  #child(start: number, name: string): JsonMember | undefined {
    const opening = this.#text[start];
    return opening === '{'
      ? this.#knownProperty(start, name)
      : opening === '['
        ? this.#item(start, Number(name))
        : undefined;
  }

  #knownProperty(object: number, name: string): JsonMember | undefined {
    const known = this.#containers.get(object)?.get(name);
    if (known) {
      return known;
    }
    const found = this.#property(object, name);
    if (found && ['{', '['].includes(this.#text[found.value.start] ?? '')) {
      const containers = this.#containers.get(object) ?? new Map<string, JsonMember>();
      this.#containers.set(object, containers.set(name, found));
    }
    return found;
  }

  /**
   * Finds a property of an object. When a key occurs twice, the last property counts, as in `JSON.parse`.
   * @param object The offset of `{`.
   * @returns The property, with a value that has a start but not yet an end.
   */
  #property(object: number, name: string): JsonMember | undefined {
    const quoted = JSON.stringify(name);
    let found: JsonMember | undefined;
    let at = this.#skipBlank(object + 1);
    while (this.#text[at] === '"') {
      const key = { start: at, end: jsonStringEnd(this.#text, at) };
      const start = this.#skipBlank(this.#skipBlank(key.end) + 1);
      if (this.#isKey(key, quoted, name)) {
        found = { key, value: { start, end: start } };
        // Most texts contain the key only once, and searching for a second one is much faster than skipping the rest of
        // the object.
        if (!this.#text.includes(quoted, start)) {
          return found;
        }
      }
      at = this.#skipComma(this.#skipValue(start));
    }
    return found;
  }

  #item(list: number, index: number): JsonMember | undefined {
    const starts = this.#itemStarts.get(list) ?? [];
    this.#itemStarts.set(list, starts);
    while (starts.length <= index) {
      const last = starts.at(-1);
      const at = last === undefined ? this.#skipBlank(list + 1) : this.#skipComma(this.#skipValue(last));
      if (at >= this.#text.length || this.#text[at] === ']') {
        return undefined;
      }
      starts.push(at);
    }
    const start = starts[index];
    return start === undefined ? undefined : { key: undefined, value: { start, end: start } };
  }

  #isKey({ start, end }: Span, quoted: string, name: string): boolean {
    const raw = this.#text.slice(start, end);
    if (raw === quoted) {
      return true;
    }
    if (!raw.includes('\\')) {
      // `quoted` escapes half a surrogate pair, which the text can contain as it is.
      return raw.length === name.length + 2 && raw.startsWith(name, 1);
    }
    try {
      return JSON.parse(raw) === name;
    } catch {
      return false;
    }
  }

  #skipComma(at: number): number {
    const next = this.#skipBlank(at);
    return this.#text[next] === ',' ? this.#skipBlank(next + 1) : next;
  }

  /** The offset behind the value that begins at `start`. */
  #skipValue(start: number): number {
    const text = this.#text;
    const known = this.#longEnds.get(start);
    if (known !== undefined) {
      return known;
    }
    const open: number[] = [];
    let at = start;
    while (at < text.length) {
      switch (text.charCodeAt(at)) {
        case 34: // "
          at = jsonStringEnd(this.#text, at);
          break;
        case 123: // {
        case 91: // [
          open.push(at);
          at++;
          break;
        case 125: // }
        case 93: // ]
          at++;
          this.#keepEnd(open.pop() ?? start, at);
          break;
        case 47: // a comment
          at = Math.max(at + 1, this.#skipBlank(at));
          break;
        default:
          at = open.length === 0 ? this.#skipScalar(at) : at + 1;
      }
      if (open.length === 0) {
        return at;
      }
    }
    return text.length;
  }

  #keepEnd(start: number, end: number): void {
    if (end - start >= longValue) {
      this.#longEnds.set(start, end);
    }
  }

  /**
   * The offset behind a number, `true`, `false` or `null`. The result is always greater than `start`, because otherwise
   * an invalid text would cause an endless loop.
   */
  #skipScalar(start: number): number {
    let at = start + 1;
    while (at < this.#text.length && !/[\s,\]}:/]/.test(this.#text[at] ?? '')) {
      at++;
    }
    return at;
  }

  #skipBlank(start: number): number {
    const text = this.#text;
    let at = start;
    for (;;) {
      while (at < text.length && text.charCodeAt(at) <= 32) {
        at++;
      }
      if (!text.startsWith('//', at) && !text.startsWith('/*', at)) {
        return at;
      }
      at = jsonCommentEnd(text, at);
    }
  }
}
