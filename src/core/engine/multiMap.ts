/** A map from keys to sets of values. When the last value of a key is deleted, the key is removed too. */
export class MultiMap<Key, Value> {
  readonly #values = new Map<Key, Set<Value>>();
  readonly #none: ReadonlySet<Value> = new Set();

  get(key: Key): ReadonlySet<Value> {
    return this.#values.get(key) ?? this.#none;
  }

  keys(): Iterable<Key> {
    return this.#values.keys();
  }

  /** Returns the values of all keys. A value that belongs to several keys is returned several times. */
  values(): Value[] {
    return [...this.#values.values()].flatMap((values) => [...values]);
  }

  add(key: Key, value: Value): void {
    const values = this.#values.get(key);
    if (values) {
      values.add(value);
    } else {
      this.#values.set(key, new Set([value]));
    }
  }

  delete(key: Key, value: Value): void {
    const values = this.#values.get(key);
    if (values?.delete(value) && values.size === 0) {
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
