import type { EnvironmentNameProblem } from '../../settings/settingsFileNames';

/** Why a new environment cannot have a name, and what to do. */
export function environmentNameWords(problem: EnvironmentNameProblem): string {
  switch (problem.kind) {
    case 'noLetter':
      return 'The name of an environment must contain a letter or a digit.';
    case 'wrongCharacter':
      return `An environment cannot be called “${problem.name}”: its name becomes part of a file name, which cannot contain “${problem.character}”. Choose another name.`;
    case 'device':
      return `An environment cannot be called “${problem.name}”: its name becomes part of a file name, and Windows reserves that name. Choose another name.`;
  }
}
