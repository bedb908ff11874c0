/** Items that differ in their keys: the last one of each key, where the first one was. */
export function uniqueBy<Item>(items: Iterable<Item>, keyOf: (item: Item) => string): Item[] {
  return [...new Map(Array.from(items, (item) => [keyOf(item), item])).values()];
}

/** Items that differ in what they hold: plain data, which is compared as JSON. */
export function unique<Item>(items: Iterable<Item>): Item[] {
  return uniqueBy(items, (item) => JSON.stringify(item));
}

/** Items that differ in their keys: the first one of each key. */
export function firstBy<Item>(items: Iterable<Item>, keyOf: (item: Item) => string): Item[] {
  const keys = new Set<string>();
  return [...items].filter((item) => !keys.has(keyOf(item)) && keys.add(keyOf(item)));
}
