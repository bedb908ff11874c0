import { nameKey } from '../model/names';

/** By names without regard to case, the same on every machine. */
export function compareNames(a: string, b: string): number {
  const [first, second] = [nameKey(a), nameKey(b)];
  return first < second ? -1 : first > second ? 1 : 0;
}
