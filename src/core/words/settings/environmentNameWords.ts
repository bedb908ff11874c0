import type { EnvironmentNameProblem } from '../../settings/settingsFileNames';
import { visibleText } from '../../text/visibleText';
import { fileNameProblemWords } from '../fileNameProblemWords';

/** Why a new environment cannot have a name, and what to do. */
export function environmentNameWords(problem: EnvironmentNameProblem): string {
  return problem.kind === 'noLetter'
    ? 'The name of an environment must contain a letter or a digit.'
    : `An environment cannot be called “${visibleText(problem.name)}”, because its name becomes part of a file name: ${fileNameProblemWords(problem)}. Choose another name.`;
}
