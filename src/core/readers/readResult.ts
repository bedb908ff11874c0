import type { Place } from '../model/place';
import { findMergeConflict } from '../text/mergeConflict';
import type { ConfigFault } from './configFault';

/**
 * What is wrong with a file, by the rule that reports it. A `reason` is a text without a full stop unless it says otherwise.
 */
interface FileFaults {
  'invalid-json': { readonly kind: 'solutionFile' | 'settingsFile'; readonly reason: string };
  'duplicate-json-key': { readonly kind: 'duplicateKey'; readonly key: string };
  /** @param reason A sentence with a full stop. */
  'invalid-xml': { readonly kind: 'notWellFormed'; readonly reason: string };
  'invalid-yaml': { readonly kind: 'notParsed'; readonly reason: string };
  'merge-conflict': { readonly kind: 'conflictMarkers' };
  'unreadable-file': { readonly kind: 'refused'; readonly reason: string } | { readonly kind: 'damagedText' };
  'invalid-configuration': ConfigFault;
}

export type FileProblemRuleId = keyof FileFaults;

/** Why a file, or a part of it, could not be read, as the rule with this id reports it. */
export type FileProblemOf<Id extends FileProblemRuleId> = FileFaults[Id] & {
  readonly ruleId: Id;
  readonly place: Place;
};

export type FileProblem = { [Id in FileProblemRuleId]: FileProblemOf<Id> }[FileProblemRuleId];

/**
 * What was read from a file. For a file that cannot be parsed, `problem` is the error of the parser, and there are no facts.
 * For a file that was parsed, there are facts, and `remarks` lists smaller errors in the file. Readers never throw.
 */
export type ReadResult<Facts> =
  | { readonly facts: Facts; readonly problem: undefined; readonly remarks?: readonly FileProblem[] }
  | { readonly facts: undefined; readonly problem: FileProblem };

export function factsResult<Facts>(facts: Facts, remarks: readonly FileProblem[] = []): ReadResult<Facts> {
  return { facts, problem: undefined, ...(remarks.length > 0 && { remarks }) };
}

/**
 * Reports Git's conflict markers if the text contains them, because they explain why the parser failed. Otherwise reports the
 * error of the parser.
 */
export function problemResult(text: string, problem: FileProblem): { facts: undefined; problem: FileProblem } {
  return { facts: undefined, problem: mergeConflict(text) ?? problem };
}

export function mergeConflict(text: string): FileProblem | undefined {
  const conflict = findMergeConflict(text);
  return conflict && { ruleId: 'merge-conflict', kind: 'conflictMarkers', place: { kind: 'span', ...conflict } };
}
