/**
 * Long work calls this between its steps. Without it the extension host could do nothing else until the work is done.
 * @returns A promise to wait for when the host needs a turn; undefined when the work can go on at once.
 */
export type YieldToHost = () => Promise<void> | undefined;

/**
 * Visits items one after another, and yields to the host between them. It awaits only when there is a promise: an
 * `await` for each of thousands of items would take longer than the visits.
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
