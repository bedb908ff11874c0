import type { FilePath } from '../../model/filePath';
import type { EditRefusalReason } from './editRefusalReason';

/**
 * Thrown for an edit that would damage a file, or whose file has changed since the edit was planned. No file is
 * changed.
 */
export class EditRefused extends Error {
  readonly file: FilePath;
  readonly reason: EditRefusalReason;

  constructor(file: FilePath, reason: EditRefusalReason) {
    // Only for logs. `editRefusalWords` makes the sentence that users see.
    super(`${file}: ${reason.kind}`);
    this.file = file;
    this.reason = reason;
    this.name = 'EditRefused';
  }
}

/**
 * Compares the name of the error, because each bundle contains its copy of the class: `instanceof` would be false for
 * an error of another bundle (docs/architecture.md#bundles).
 */
export function isEditRefused(error: unknown): error is EditRefused {
  return error instanceof Error && error.name === 'EditRefused';
}
