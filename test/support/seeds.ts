/** The seeds that laws are tried with: as many as `CONNREF_SEEDS` says, or 20, and the first one is `CONNREF_SEED`, or 1. */
export function lawSeeds(): number[] {
  const [count, first] = [Number(process.env.CONNREF_SEEDS ?? 20), Number(process.env.CONNREF_SEED ?? 1)];
  return Array.from({ length: count }, (_, at) => first + at);
}
