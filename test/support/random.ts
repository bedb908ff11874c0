/** A source of random choices. The same seed gives the same choices, so that a failure can be repeated. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** An integer from 0 up to, but not including, `limit`. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }

  /** One of the items. */
  one<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)]!;
  }

  /** About half of the items, in their order. */
  some<Item>(items: readonly Item[]): Item[] {
    return items.filter(() => this.below(2) === 0);
  }

  /** True once in `number` calls, on average. */
  oneIn(number: number): boolean {
    return this.below(number) === 0;
  }

  shuffled<Item>(items: readonly Item[]): Item[] {
    const rest = [...items];
    return items.map(() => rest.splice(this.below(rest.length), 1)[0]!);
  }
}
