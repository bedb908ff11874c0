import type { FilePath } from '../../../model/filePath';
import { unique } from '../../../text/unique';
import type { EditOperation } from '../../operations/editOperation';
import type { RefactoringNote } from './refactoringNote';
import type { RefusalReason } from './refusalReason';

/** A change of connection references in many files, planned in advance. It is applied completely or not at all. */
export interface Refactoring {
  /** The changes of files; empty if there are refusals. */
  readonly operations: readonly EditOperation[];
  /** The consequences for a deployment, the most important first. */
  readonly notes: readonly RefactoringNote[];
  /** The reasons why the refactoring is not possible. If there are any, no file is changed. */
  readonly refusals: readonly Refusal[];
  /** Ids of rules that may report new findings after the refactoring. */
  readonly mayRaise: readonly string[];
}

export interface Refusal {
  /** The file that the refusal is about, or the root of a solution; empty if the refusal is about neither. */
  readonly file: FilePath;
  readonly reason: RefusalReason;
}

export function refusedRefactoring(...refusals: readonly Refusal[]): Refactoring {
  return { operations: [], notes: [], refusals: unique(refusals), mayRaise: [] };
}

/**
 * A planned refactoring with duplicate notes removed. If it has refusals, only the refusals are kept, so that nothing
 * is changed.
 */
export function completeRefactoring(refactoring: Refactoring): Refactoring {
  return refactoring.refusals.length > 0
    ? refusedRefactoring(...refactoring.refusals)
    : { ...refactoring, notes: unique(refactoring.notes) };
}
