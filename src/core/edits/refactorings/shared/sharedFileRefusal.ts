import type { FilePath } from '../../../model/filePath';
import { shownFile } from './deploymentNotes';
import type { Refusal } from './refactoring';

/** A file of several environments may say the right thing for one of them alone. @param environment One for which it does not. */
export function sharedFileRefusal(file: FilePath, environment: string, logicalName: string): Refusal {
  return {
    file,
    message: `${shownFile(file)} is for several environments, and ${environment} would get another connection for ${logicalName} than it should. Map ${logicalName} in each of them first.`,
  };
}
