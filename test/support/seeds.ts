/** The seeds for tests with random data: `CONNREF_SEEDS` seeds (default 20), from `CONNREF_SEED` on (default 1). */
export function lawSeeds(): number[] {
  const [count, first] = [Number(process.env.CONNREF_SEEDS ?? 20), Number(process.env.CONNREF_SEED ?? 1)];
  return Array.from({ length: count }, (_, at) => first + at);
}

/** How long, in milliseconds, a test over all seeds may take before it counts as hanging. */
export function patienceForSeeds(): number {
  return 60_000 + 2000 * lawSeeds().length;
}
