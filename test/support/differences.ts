/**
 * Lists the differences between two plain values as `path: one | other`.
 * @param limit The largest number of differences.
 */
export function differences(one: unknown, other: unknown, limit = 6): string[] {
  const found: string[] = [];
  compare(one, other, '', found);
  return found.length > limit ? [...found.slice(0, limit), `and ${found.length - limit} more`] : found;
}

function compare(one: unknown, other: unknown, path: string, found: string[]): void {
  if (!isContainer(one) || !isContainer(other) || Array.isArray(one) !== Array.isArray(other)) {
    if (JSON.stringify(one) !== JSON.stringify(other)) {
      found.push(`${path}: ${shown(one)} | ${shown(other)}`);
    }
    return;
  }
  for (const name of new Set([...Object.keys(one), ...Object.keys(other)])) {
    compare(one[name], other[name], `${path}/${name}`, found);
  }
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
