import { sameName } from '../model/names';
import type { Solution } from '../model/solution';

export function definesReference({ connectionReferences }: Solution, logicalName: string): boolean {
  return connectionReferences.some((reference) => sameName(reference.logicalName, logicalName));
}
