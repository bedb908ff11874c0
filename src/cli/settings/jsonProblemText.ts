import type { FileProblem } from '../../core/readers/readResult';
import { mergeConflict } from '../../core/rules/merge-conflict';

/**
 * Why a JSON file could not be parsed, as a sentence. The sentence leaves out the consequence, because each command has
 * a different one.
 */
export function jsonProblemText(problem: FileProblem): string {
  return problem.ruleId === 'invalid-json'
    ? `This file is not valid JSON: ${problem.reason}.`
    : mergeConflict.messages.conflictMarkers().text;
}
