import { sameName } from '../../../model/names';
import type { ConnectionReference, Solution } from '../../../model/solution';
import { solutionWith } from './solutionWith';
import type { ChangedSolutions } from './needsAfter';

/** A connection reference that is copied or moved from source solutions to target solutions. */
export interface CopiedReference {
  readonly reference: ConnectionReference;
  readonly sources: readonly Solution[];
  readonly targets: readonly Solution[];
  /** Whether the reference is moved, so that the source solutions lose it. */
  readonly moves: boolean;
}

/** The source and target solutions as they are after a copy or move. */
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
