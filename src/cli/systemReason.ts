const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'it is not there.',
  EISDIR: 'it is a folder.',
  ENOTDIR: 'a file is where a folder is expected.',
  EEXIST: 'a file is where a folder is expected.',
  EACCES: 'access is denied.',
  EPERM: 'access is denied.',
  EROFS: 'the disk can only be read.',
  ENOSPC: 'the disk is full.',
};

/** Why the system did not read or write a file, in plain words where there are some. */
export function systemReason(error: unknown): string {
  const { code = '' } = error as NodeJS.ErrnoException;
  return reasons[code] ?? (error instanceof Error ? error.message : String(error));
}
