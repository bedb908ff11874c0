/**
 * Compares versions such as `1.10.0.2` number by number; a missing part counts as 0.
 * @returns Below 0 if the first version is lower, 0 if both are equal, above 0 if the first version is higher. NaN if a
 * compared part is not a number.
 */
export function compareVersions(a: string, b: string): number {
  const [first, second] = [a.split('.').map(Number), b.split('.').map(Number)];
  const differences = Array.from(
    { length: Math.max(first.length, second.length) },
    (_, at) => (first[at] ?? 0) - (second[at] ?? 0),
  );
  return differences.find((difference) => difference !== 0) ?? 0;
}
