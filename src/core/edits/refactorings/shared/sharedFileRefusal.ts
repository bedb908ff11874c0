import type { FilePath } from '../../../model/filePath';
import type { Refusal } from './refactoring';

/** A file of several environments may say the right thing for one of them alone. @param environment One for which it does not. */
export function sharedFileRefusal(file: FilePath, environment: string, reference: string): Refusal {
  return { file, reason: { kind: 'settingsShared', environment, reference } };
}
