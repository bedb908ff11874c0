import type { Gap } from '../model/gap';
import type { ConfigFault } from './configFault';
import type { FileProblem } from './readResult';

/**
 * The error to report for a file that could not be opened.
 * @param reason Why it could not be opened, without a full stop, such as `permission denied`.
 */
export function unreadableFile(reason: string): FileProblem {
  return { ruleId: 'unreadable-file', kind: 'refused', reason, place: { kind: 'file' } };
}

/**
 * The error to report for a part of the workspace that was not read.
 * @param isInSolution Whether the part is in the folder of a solution.
 */
export function gapProblem({ kind, reason }: Gap, isInSolution: boolean): FileProblem {
  const problemKind = kind === 'link' && !isInSolution ? ('notFollowedBesideSolutions' as const) : problemKindOf[kind];
  return { ruleId: 'unreadable-file', kind: problemKind, reason, place: { kind: 'file' } };
}

const problemKindOf = { folder: 'notListed', link: 'notFollowed', zip: 'refused', json: 'maybeSettings' } as const;

/**
 * The error to report for a text in which the decoder replaced invalid bytes with U+FFFD. The place of the error is the
 * first U+FFFD.
 */
export function damagedText(text: string): FileProblem {
  const at = Math.max(text.indexOf('\ufffd'), 0);
  return { ruleId: 'unreadable-file', kind: 'damagedText', place: { kind: 'span', start: at, end: at + 1 } };
}

/**
 * The error to report for a member of `.connref.json` that Connref cannot use.
 * @param pointer JSON Pointer of the member.
 * @param part Whether the key or the value of the member is wrong.
 */
export function configProblem(pointer: string, fault: ConfigFault, part: 'key' | 'value' = 'value'): FileProblem {
  return { ruleId: 'invalid-configuration', ...fault, place: { kind: 'json', pointer, part } };
}
