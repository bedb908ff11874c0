import type { EditOperation } from '../operations/editOperation';
import type { Refactoring } from '../refactorings/shared/refactoring';
import type { RefactoringNote } from '../refactorings/shared/refactoringNote';

/** A way to repair a finding, as data: the editor and the command line carry out the same operations. */
export interface Fix {
  readonly title: string;
  readonly operations: readonly EditOperation[];
  /** Whether it is the right thing to do without a person looking at each place. */
  readonly preferred: boolean;
  /** Rules that may report something new afterwards, because the fix is only one of two steps. */
  readonly mayRaise: readonly string[];
  /** What a person may want to choose before the fix is made. */
  readonly asks?: 'logicalName' | 'displayName' | 'reason';
  /** What it means for a deployment: a person sees it, and all that changes, before it is made. */
  readonly notes?: readonly RefactoringNote[];
  /** For what renames: planned for the name that a person chose. What stands in the way and what it means depend on it. */
  readonly refactoringFor?: (name: string) => Refactoring;
}
