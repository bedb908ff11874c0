import { sameName } from '../../../model/names';
import type { ConnectionReference, Solution } from '../../../model/solution';
import { solutionWith } from '../shared/solutionWith';
import type { ChangedSolutions } from '../shared/needsAfter';

/** A reference that other solutions get. */
export interface CopiedReference {
  readonly reference: ConnectionReference;
  readonly sources: readonly Solution[];
  readonly targets: readonly Solution[];
  /** Whether those that had it lose it. */
  readonly moves: boolean;
}

/** Sources and targets as a copy or move leaves them. */
export function solutionsAfterCopy({ reference, sources, targets, moves }: CopiedReference): ChangedSolutions {
  const others = ({ connectionReferences }: Solution): ConnectionReference[] =>
    connectionReferences.filter((each) => !sameName(each.logicalName, reference.logicalName));
  const lost = (each: Solution): Solution => solutionWith(each, { connectionReferences: others(each) });
  const got = (each: Solution): Solution => solutionWith(each, { connectionReferences: [...others(each), reference] });
  return new Map([
    ...sources.map((each) => [each.root, moves ? lost(each) : each] as const),
    ...targets.map((each) => [each.root, got(each)] as const),
  ]);
}
