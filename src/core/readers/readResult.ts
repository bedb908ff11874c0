import type { Place } from '../model/place';
import { findMergeConflict } from '../text/mergeConflict';

/** Why a file, or a part of it, could not be read. */
export interface FileProblem {
  readonly ruleId:
    | 'invalid-json'
    | 'duplicate-json-key'
    | 'invalid-xml'
    | 'invalid-yaml'
    | 'merge-conflict'
    | 'unreadable-file'
    | 'invalid-configuration';
  readonly message: string;
  readonly place: Place;
}

/**
 * What was read of a file. A broken file has a problem and no facts; one that says something all the same has facts, and
 * what is wrong with it as `remarks`. Readers never throw.
 */
export type ReadResult<Facts> =
  | { readonly facts: Facts; readonly problem: undefined; readonly remarks?: readonly FileProblem[] }
  | { readonly facts: undefined; readonly problem: FileProblem };

export function readFacts<Facts>(facts: Facts, remarks: readonly FileProblem[] = []): ReadResult<Facts> {
  return { facts, problem: undefined, ...(remarks.length > 0 && { remarks }) };
}

/** Names Git's conflict markers where the text has them, and the parser's problem elsewhere. */
export function readProblem(text: string, problem: FileProblem): { facts: undefined; problem: FileProblem } {
  return { facts: undefined, problem: mergeConflict(text) ?? problem };
}

export function mergeConflict(text: string): FileProblem | undefined {
  const conflict = findMergeConflict(text);
  return (
    conflict && {
      ruleId: 'merge-conflict',
      message:
        'This file holds an unresolved merge conflict, so nothing in it can be checked or packed. Resolve the conflict first.',
      place: { kind: 'span', ...conflict },
    }
  );
}
