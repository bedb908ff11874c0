import type { FixFault } from '../engine/fixTrial';
import type { FilePath } from '../model/filePath';
import { editRefusalWords } from './editRefusalWords';

/**
 * Why the automatic fix of a finding is not applied, in sentences.
 * @param shownPath Converts a path to the form that people see.
 */
export function fixFaultWords(fault: FixFault, shownPath: (file: FilePath) => string): string {
  switch (fault.kind) {
    case 'refused':
      return `The automatic fix is refused for ${shownPath(fault.file)}. ${editRefusalWords(fault.reason)}`;
    case 'stays':
      return 'The automatic fix would not end this finding. Fix it by hand.';
    case 'newError':
      return `The automatic fix would cause another error in ${shownPath(fault.error.file)}: ${fault.error.message}`;
  }
}
