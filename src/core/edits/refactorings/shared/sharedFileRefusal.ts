import type { FilePath } from '../../../model/filePath';
import type { Refusal } from './refactoring';

/**
 * Refuses a change of a settings file that several environments use: the new entry would be right for some of them
 * only.
 * @param environment An environment for which it would be wrong.
 */
export function sharedFileRefusal(file: FilePath, environment: string, reference: string): Refusal {
  return { file, reason: { kind: 'settingsShared', environment, reference } };
}
