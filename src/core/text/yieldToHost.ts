/**
 * A function that long work calls between its steps, so that the host, such as the extension host of VS Code, can do
 * other work in between. Without these calls, the host could do nothing else until the long work is done.
 * @returns A promise to await before the next step, so that the host gets a turn; undefined when the next step can
 * begin at once.
 */
export type YieldToHost = () => Promise<void> | undefined;

/**
 * Calls `visit` for items one after another, and lets the host do other work between two items. It uses `await` only
 * when a call returned a promise, because an `await` for each of thousands of items would take longer than the visits.
 */
export async function forEachYielding<Item>(
  items: Iterable<Item>,
  yieldToHost: YieldToHost,
  visit: (item: Item) => Promise<void> | void,
): Promise<void> {
  for (const item of items) {
    const turn = yieldToHost();
    if (turn) {
      await turn;
    }
    const visiting = visit(item);
    if (visiting) {
      await visiting;
    }
  }
}
