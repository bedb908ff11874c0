import type { FilePath } from '../../model/filePath';
import type { EditRefusalReason } from './editRefusalReason';

/**
 * Thrown if an edit is refused, for example because a file has changed since the edit was planned; `reason` says why.
 * The edit then changes none of its files.
 */
export class EditRefused extends Error {
  readonly file: FilePath;
  readonly reason: EditRefusalReason;

  constructor(file: FilePath, reason: EditRefusalReason) {
    // This text is only for logs. `editRefusalWords` makes the sentence that users see from the reason.
    super(`${file}: ${reason.kind}`);
    this.file = file;
    this.reason = reason;
    this.name = 'EditRefused';
  }
}

/**
 * Whether an error is an {@link EditRefused}. The name of the error is compared, because each bundle contains its copy
 * of the class: `instanceof` would be false for an error of another bundle (docs/architecture.md#bundles).
 */
export function isEditRefused(error: unknown): error is EditRefused {
  return error instanceof Error && error.name === 'EditRefused';
}
