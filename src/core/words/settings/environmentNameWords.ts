import type { EnvironmentNameProblem } from '../../settings/settingsFileNames';

/** Why a new environment cannot be called so. */
export function environmentNameWords(problem: EnvironmentNameProblem): string {
  switch (problem.kind) {
    case 'noLetter':
      return 'The name of an environment needs a letter or a digit.';
    case 'wrongCharacter':
      return `An environment cannot be called “${problem.name}”: its name becomes a part of a file’s name, which cannot hold “${problem.character}”.`;
    case 'device':
      return `An environment cannot be called “${problem.name}”: its name becomes a part of a file’s name, and Windows has no file of that name.`;
  }
}
