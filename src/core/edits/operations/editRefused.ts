import type { FilePath } from '../../model/filePath';
import type { EditRefusalReason } from './editRefusalReason';

/** An edit that would damage something, or whose ground has moved. Nothing was changed. */
export class EditRefused extends Error {
  readonly file: FilePath;
  readonly reason: EditRefusalReason;

  constructor(file: FilePath, reason: EditRefusalReason) {
    // For logs; `editRefusalWords` makes the sentence that a person reads.
    super(`${file}: ${reason.kind}`);
    this.file = file;
    this.reason = reason;
    this.name = 'EditRefused';
  }
}

/** By its name: each bundle has a class of its own, and errors go from one to the other. */
export function isEditRefused(error: unknown): error is EditRefused {
  return error instanceof Error && error.name === 'EditRefused';
}
