import type { FileNameProblem } from '../model/fileNameProblem';
import { visibleText } from '../text/visibleText';

/** Why a text cannot be part of a file name, as a clause. */
export function fileNameProblemWords(problem: FileNameProblem): string {
  switch (problem.kind) {
    case 'wrongCharacter':
      return `a file name cannot contain ${visibleText(problem.character)}`;
    case 'wrongEnd':
      return 'it begins or ends with a dot or a space';
    case 'device':
      return 'Windows reserves it for a device';
    case 'empty':
      return 'it is empty';
  }
}
