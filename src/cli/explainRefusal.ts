import { isEditRefused } from '../core/edits/operations/editRefused';
import type { FilePath } from '../core/model/filePath';
import { editRefusalWords } from '../core/words/editRefusalWords';
import { CommandError } from './commandError';

/**
 * Makes a handler for `catch`. The handler turns a refused edit into a {@link CommandError} with the file and the
 * reason, and throws any other error again.
 */
export function explainRefusal(shownPath: (path: FilePath) => string): (error: unknown) => never {
  return (error) => {
    throw isEditRefused(error)
      ? new CommandError(`Nothing was changed. ${shownPath(error.file)}: ${editRefusalWords(error.reason)}`)
      : error;
  };
}
