import { sameName } from './names';
import type { Solution } from './solution';

export function definesReference({ connectionReferences }: Solution, logicalName: string): boolean {
  return connectionReferences.some((reference) => sameName(reference.logicalName, logicalName));
}
