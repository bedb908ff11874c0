import { systemErrorReason } from '../core/text/systemErrorReason';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist.',
  EISDIR: 'it is a folder.',
  ENOTDIR: 'a part of the path is a file, not a folder.',
  EEXIST: 'a part of the path is a file, not a folder.',
  EACCES: 'access is denied.',
  EPERM: 'access is denied.',
  EROFS: 'the disk is read-only.',
  ENOSPC: 'the disk is full.',
};

/** Why the operating system could not read or write a file: plain words for common error codes, else the message of the error. */
export function systemReason(error: unknown): string {
  const { code = '' } = error as NodeJS.ErrnoException;
  return reasons[code] ?? systemErrorReason(error);
}
