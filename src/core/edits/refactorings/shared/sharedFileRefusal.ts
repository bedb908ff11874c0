import type { FilePath } from '../../../model/filePath';
import type { Refusal } from './refactoring';

/**
 * Refuses a change of a settings file that several environments use, because the new entry would be right only for some
 * of them.
 * @param environment The name of an environment for which the entry would be wrong.
 * @param reference The logical name in the entry.
 */
export function sharedFileRefusal(file: FilePath, environment: string, reference: string): Refusal {
  return { file, reason: { kind: 'settingsShared', environment, reference } };
}
