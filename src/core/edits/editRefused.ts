import type { FilePath } from '../model/filePath';

/** An edit that would damage something, or whose ground has moved. Nothing was changed; the message says what to do. */
export class EditRefused extends Error {
  readonly file: FilePath;

  constructor(file: FilePath, message: string) {
    super(message);
    this.file = file;
    this.name = 'EditRefused';
  }
}
