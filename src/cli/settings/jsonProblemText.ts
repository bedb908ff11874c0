import type { FileProblem } from '../../core/readers/readResult';
import { mergeConflict } from '../../core/rules/merge-conflict';

/**
 * Why a JSON file could not be parsed. If the JSON is wrong, the sentence leaves out the consequence, because each
 * command has a different one. For a merge conflict, the text is the message of the rule `merge-conflict`, with the
 * consequence that this rule describes.
 */
export function jsonProblemText(problem: FileProblem): string {
  return problem.ruleId === 'invalid-json'
    ? `This file is not valid JSON: ${problem.reason}.`
    : mergeConflict.messages.conflictMarkers().text;
}
