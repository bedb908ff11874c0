import { isEditRefused } from '../core/edits/operations/editRefused';
import type { FilePath } from '../core/model/filePath';
import { editRefusalWords } from '../core/words/editRefusalWords';
import { CommandError } from './commandError';

/** For `catch`: an edit that is refused ends the command with its reason, and the file that it is about. */
export function explainRefusal(shownPath: (path: FilePath) => string): (error: unknown) => never {
  return (error) => {
    throw isEditRefused(error)
      ? new CommandError(`Nothing was changed. ${shownPath(error.file)}: ${editRefusalWords(error.reason)}`)
      : error;
  };
}
