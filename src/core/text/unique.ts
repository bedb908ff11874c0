/**
 * The items with one item for each key: the last item with the key, at the position of the first item with this key.
 */
export function uniqueBy<Item>(items: Iterable<Item>, keyOf: (item: Item) => string): Item[] {
  return [...new Map(Array.from(items, (item) => [keyOf(item), item])).values()];
}

/** The items without repetitions. The items must be plain data, because they are compared as JSON. */
export function unique<Item>(items: Iterable<Item>): Item[] {
  return uniqueBy(items, (item) => JSON.stringify(item));
}

/** The items with only the first item for each key. */
export function firstBy<Item>(items: Iterable<Item>, keyOf: (item: Item) => string): Item[] {
  const keys = new Set<string>();
  return [...items].filter((item) => !keys.has(keyOf(item)) && keys.add(keyOf(item)));
}
