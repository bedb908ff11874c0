import type { FilePath } from '../../../model/filePath';
import { unique } from '../../../text/unique';
import type { EditOperation } from '../../operations/editOperation';
import type { RefactoringNote } from './refactoringNote';
import type { RefusalReason } from './refusalReason';

/** What changes connection references across files, worked out from what is known of them: all of it, or nothing. */
export interface Refactoring {
  /** Empty where there is a refusal. */
  readonly operations: readonly EditOperation[];
  /** What it means for a deployment, the weightiest first. */
  readonly notes: readonly RefactoringNote[];
  /** Why it cannot be done; nothing is changed then. */
  readonly refusals: readonly Refusal[];
  /** Rules that may report something new afterwards. */
  readonly mayRaise: readonly string[];
}

export interface Refusal {
  /** What stands in the way. */
  readonly file: FilePath;
  readonly reason: RefusalReason;
}

export function refusedRefactoring(...refusals: readonly Refusal[]): Refactoring {
  return { operations: [], notes: [], refusals: unique(refusals), mayRaise: [] };
}

/** As it is where nothing stands in its way, with each note once. */
export function completeRefactoring(refactoring: Refactoring): Refactoring {
  return refactoring.refusals.length > 0
    ? refusedRefactoring(...refactoring.refusals)
    : { ...refactoring, notes: unique(refactoring.notes) };
}
