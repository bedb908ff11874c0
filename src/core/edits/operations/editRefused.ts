import type { FilePath } from '../../model/filePath';

/** An edit that would damage something, or whose ground has moved. Nothing was changed; the message says what to do. */
export class EditRefused extends Error {
  readonly file: FilePath;

  constructor(file: FilePath, message: string) {
    super(message);
    this.file = file;
    this.name = 'EditRefused';
  }
}

/** By its name: each bundle has a class of its own, and errors go from one to the other. */
export function isEditRefused(error: unknown): error is EditRefused {
  return error instanceof Error && error.name === 'EditRefused';
}
