import type { OutlineItem } from './outlineItem';

/**
 * Leaves out the details of an item if the item before it has the same details: otherwise a list of similar items would
 * repeat the same next step.
 */
export function withoutRepeatedDetails(items: readonly OutlineItem[]): OutlineItem[] {
  return items.map((item, at) =>
    item.details.length > 0 && isSame(item.details, items[at - 1]?.details) ? { ...item, details: [] } : item,
  );
}

function isSame(details: readonly string[], before: readonly string[] = []): boolean {
  return details.length === before.length && details.every((detail, at) => detail === before[at]);
}
