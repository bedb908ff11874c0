import type { EditOperation } from '../operations/editOperation';
import type { Refactoring } from '../refactorings/shared/refactoring';
import type { RefactoringNote } from '../refactorings/shared/refactoringNote';

/** A fix for a finding, as data. The editor and the command line apply the same operations. */
export interface Fix {
  readonly title: string;
  readonly operations: readonly EditOperation[];
  /** Whether the fix is right without review. “Fix all” and `check --fix` apply only preferred fixes. */
  readonly preferred: boolean;
  /**
   * Ids of rules that may report a new finding after the fix. Such a finding is expected: the fix is only one of
   * several steps, or it reveals a finding that was hidden before.
   */
  readonly mayRaise: readonly string[];
  /**
   * What the editor asks the user for before it applies the fix; undefined if the fix needs no input. For `logicalName`
   * in a fix that defines a connection reference, the editor asks for the display name too.
   */
  readonly asks?: 'logicalName' | 'displayName' | 'reason';
  /**
   * The consequences of the fix for a deployment. If they are defined, the editor shows them with a preview of all
   * changes before it applies the fix.
   */
  readonly notes?: readonly RefactoringNote[];
  /**
   * Plans the rename again with the name that the user chose, because operations, refusals and notes depend on the
   * name. Undefined if the fix doesn't rename anything.
   */
  readonly refactoringFor?: (name: string) => Refactoring;
}
