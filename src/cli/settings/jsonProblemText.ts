import type { FileProblem } from '../../core/readers/readResult';
import { mergeConflict } from '../../core/rules/merge-conflict';

/** Why `parseJson` could not parse a file, as a sentence. It does not say what follows, because that depends on the command. */
export function jsonProblemText(problem: FileProblem): string {
  return problem.ruleId === 'invalid-json'
    ? `This file is not valid JSON: ${problem.reason}.`
    : mergeConflict.messages.conflictMarkers().text;
}
