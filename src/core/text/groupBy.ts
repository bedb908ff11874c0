/**
 * Groups values by a key. Keys are in the order of their first values, and the values of each key are in their original
 * order.
 */
export function groupBy<Key, Value>(values: Iterable<Value>, keyOf: (value: Value) => Key): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const value of values) {
    addToGroup(groups, keyOf(value), value);
  }
  return groups;
}

/** Adds a value to the group of a key, which is made if there is none. */
export function addToGroup<Key, Value>(groups: Map<Key, Value[]>, key: Key, value: Value): void {
  const group = groups.get(key);
  if (group) {
    group.push(value);
  } else {
    groups.set(key, [value]);
  }
}
