import type { Place } from '../model/place';
import type { User } from '../model/use';
import { findMergeConflict } from '../text/mergeConflict';
import type { ConfigFault } from './configFault';

/**
 * The faults that a file can have, by the id of the rule that reports the fault. A `reason` is a text without a full stop,
 * unless its comment says otherwise.
 */
interface FileFaults {
  /** `xmlElement`: the JSON text in an element of XML, such as the list of the connections of an app. */
  'invalid-json':
    | { readonly kind: 'solutionFile' | 'settingsFile' | 'codeApp'; readonly reason: string }
    | { readonly kind: 'xmlElement'; readonly element: string; readonly user: User; readonly reason: string };
  'duplicate-json-key': { readonly kind: 'duplicateKey'; readonly key: string };
  /** @param reason The error of the XML parser, as a sentence with a full stop. */
  'invalid-xml': { readonly kind: 'notWellFormed'; readonly reason: string };
  'invalid-yaml': { readonly kind: 'notParsed' | 'agentData'; readonly reason: string };
  'merge-conflict': { readonly kind: 'conflictMarkers' };
  /**
   * `notListed`, `notFollowed`, `notFollowedBesideSolutions`: a folder or link below which nothing was read. `maybeSettings`: a JSON file that may be a
   * deployment settings file, or of another tool. `unknownForm`: valid JSON in an element of XML, in a form that
   * Connref does not know.
   */
  'unreadable-file':
    | {
        readonly kind: 'refused' | 'notListed' | 'notFollowed' | 'notFollowedBesideSolutions' | 'maybeSettings';
        readonly reason: string;
      }
    | { readonly kind: 'damagedText' }
    | {
        readonly kind: 'unknownForm';
        readonly element: string;
        readonly user: User;
        readonly expected: UnexpectedForm['expected'];
      };
  'invalid-configuration': ConfigFault;
}

/** Where a JSON value has another form than Connref knows, and what the known form has there. */
export interface UnexpectedForm {
  /** JSON Pointer of the part with the unknown form. */
  readonly pointer: string;
  readonly expected: 'object' | 'list' | 'logicalName' | 'fewerLevels';
}

/** Called for an error in a file that has facts in spite of it. */
export type Remark = (problem: FileProblem) => void;

export type FileProblemRuleId = keyof FileFaults;

/** A fault in a file, with its place and the id of the rule that reports the fault. */
export type FileProblemOf<Id extends FileProblemRuleId> = FileFaults[Id] & {
  readonly ruleId: Id;
  readonly place: Place;
};

export type FileProblem = { [Id in FileProblemRuleId]: FileProblemOf<Id> }[FileProblemRuleId];

/**
 * The facts that were read from a file, or the `problem` because of which there are no facts. `remarks` lists errors in
 * a file that has facts in spite of them. Readers never throw.
 */
export type ReadResult<Facts> =
  | { readonly facts: Facts; readonly problem: undefined; readonly remarks?: readonly FileProblem[] }
  | { readonly facts: undefined; readonly problem: FileProblem };

export function factsResult<Facts>(facts: Facts, remarks: readonly FileProblem[] = []): ReadResult<Facts> {
  return { facts, problem: undefined, ...(remarks.length > 0 && { remarks }) };
}

/**
 * The result for a file that cannot be parsed. If the text contains Git's conflict markers, they explain why the parser
 * failed, so they are reported instead of the error of the parser.
 */
export function problemResult(text: string, problem: FileProblem): { facts: undefined; problem: FileProblem } {
  return { facts: undefined, problem: mergeConflict(text) ?? problem };
}

export function mergeConflict(text: string): FileProblem | undefined {
  const conflict = findMergeConflict(text);
  return conflict && { ruleId: 'merge-conflict', kind: 'conflictMarkers', place: { kind: 'span', ...conflict } };
}
