/** Called within long work: returns a promise when it is time to let others work. */
export type Pause = () => Promise<void> | undefined;

/**
 * Visits items one after another, and lets others work when it is time. Only then it waits: to wait for nothing, once for each
 * of thousands, takes longer than what is done with them.
 */
export async function eachInTurns<Item>(
  items: Iterable<Item>,
  pause: Pause,
  visit: (item: Item) => Promise<void> | void,
): Promise<void> {
  for (const item of items) {
    const turn = pause();
    if (turn) {
      await turn;
    }
    const visiting = visit(item);
    if (visiting) {
      await visiting;
    }
  }
}
