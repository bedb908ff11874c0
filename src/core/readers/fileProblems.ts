import type { ConfigFault } from './configFault';
import type { FileProblem } from './readResult';

/** A file that could not be opened. @param reason Why, without a full stop, such as `permission denied`. */
export function unreadableFile(reason: string): FileProblem {
  return { ruleId: 'unreadable-file', kind: 'refused', reason, place: { kind: 'file' } };
}

/** A text in which the decoder replaced invalid bytes with U+FFFD. The place is the first such character. */
export function damagedText(text: string): FileProblem {
  const at = Math.max(text.indexOf('\ufffd'), 0);
  return { ruleId: 'unreadable-file', kind: 'damagedText', place: { kind: 'span', start: at, end: at + 1 } };
}

/** A member of `.connref.json` that Connref cannot use. @param pointer JSON Pointer of the member. */
export function configProblem(pointer: string, fault: ConfigFault, part: 'key' | 'value' = 'value'): FileProblem {
  return { ruleId: 'invalid-configuration', ...fault, place: { kind: 'json', pointer, part } };
}
