import { sameName } from '../../../model/names';
import type { ConnectionReference, Solution } from '../../../model/solution';
import { solutionWith } from '../shared/solutionWith';
import type { ChangedSolutions } from '../shared/needsAfter';

/** A reference that is copied or moved to other solutions. */
export interface CopiedReference {
  readonly reference: ConnectionReference;
  readonly sources: readonly Solution[];
  readonly targets: readonly Solution[];
  /** Whether the sources lose the reference. */
  readonly moves: boolean;
}

/** The sources and targets after a copy or move. */
export function solutionsAfterCopy({ reference, sources, targets, moves }: CopiedReference): ChangedSolutions {
  const others = ({ connectionReferences }: Solution): ConnectionReference[] =>
    connectionReferences.filter((each) => !sameName(each.logicalName, reference.logicalName));
  const withoutReference = (each: Solution): Solution => solutionWith(each, { connectionReferences: others(each) });
  const withReference = (each: Solution): Solution =>
    solutionWith(each, { connectionReferences: [...others(each), reference] });
  return new Map([
    ...sources.map((each) => [each.root, moves ? withoutReference(each) : each] as const),
    ...targets.map((each) => [each.root, withReference(each)] as const),
  ]);
}
