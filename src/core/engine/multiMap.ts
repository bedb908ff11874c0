/** The values of a key that has several. */
class Several<Value> extends Set<Value> {}

/**
 * A map from keys to sets of values. When the last value of a key is deleted, the key is removed too. Most keys of a
 * workspace have one value, and sets are large, so only several values are kept in a set.
 */
export class MultiMap<Key, Value> {
  readonly #values = new Map<Key, Value | Several<Value>>();
  readonly #none: ReadonlySet<Value> = new Set();

  get(key: Key): ReadonlySet<Value> {
    const values = this.#values.get(key);
    return values instanceof Several ? values : values === undefined ? this.#none : new Set([values]);
  }

  keys(): Iterable<Key> {
    return this.#values.keys();
  }

  /** Returns the values of all keys. A value that belongs to several keys is returned several times. */
  values(): Value[] {
    return [...this.#values.values()].flatMap((values) => (values instanceof Several ? [...values] : [values]));
  }

  add(key: Key, value: Value): void {
    const values = this.#values.get(key);
    if (values instanceof Several) {
      values.add(value);
    } else if (values === undefined) {
      this.#values.set(key, value);
    } else if (values !== value) {
      this.#values.set(key, new Several([values, value]));
    }
  }

  delete(key: Key, value: Value): void {
    const values = this.#values.get(key);
    if (values instanceof Several) {
      values.delete(value);
      if (values.size === 0) {
        this.#values.delete(key);
      }
    } else if (values === value) {
      this.#values.delete(key);
    }
  }
}

/** Sets a value, or deletes the key if the value is undefined. */
export function setOrDelete<Key, Value>(map: Map<Key, Value>, key: Key, value: Value | undefined): void {
  if (value === undefined) {
    map.delete(key);
  } else {
    map.set(key, value);
  }
}
