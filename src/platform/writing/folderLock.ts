import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { errorCode, type FileSystem, removeIfThere, statusOf } from './fileSystem';

/** Locks folders for one process. */
export interface FolderLock {
  readonly kind: 'locked';
  /** Whether the lock still is there. Another computer may have taken a process that stood still for a dead one. */
  readonly isHeld: () => boolean;
  readonly release: () => void;
}

/** Another process writes in a folder. */
export interface LockedByOther {
  readonly kind: 'lockedByOther';
  readonly folder: string;
  /** The id of the process. */
  readonly process: number;
}

/** A folder cannot be locked, for example because it is read-only. */
export interface LockFailed {
  readonly kind: 'lockFailed';
  readonly folder: string;
  /** The error of the file system. */
  readonly error: unknown;
}

/** How often and how long to wait for another process. */
export interface LockWait {
  readonly attempts: number;
  /** Waits a moment, without letting other code of this process run. */
  readonly pause: () => void;
}

/** Waits up to about three seconds, which is longer than most commands write. */
export const usualWait: LockWait = {
  attempts: 60,
  pause: () => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 30 + Math.random() * 40);
  },
};

const lockName = /^\.connref-lock-(\d+)-(\d+)-([0-9a-f]{8})$/;

/**
 * For how long a lock counts whose process cannot be asked, because it runs on another computer or in another container.
 * The process renews its lock before each file that it writes.
 */
const maxSilence = 60_000;

/**
 * Locks folders, so that no other Connref process changes their files or undoes a change.
 *
 * A lock is an empty file in the folder whose name says which process has it: its id, its start and its computer. A
 * process first creates its file, then looks for those of others; if it finds one of a running process, it deletes its
 * own and waits. So of two processes at least one sees the other, and the file of a dead process can be deleted by
 * anybody without a race, because its name belongs to that process alone.
 * @param folders Absolute paths.
 */
export function lockFolders(
  fs: FileSystem,
  folders: readonly string[],
  wait: LockWait = usualWait,
): FolderLock | LockedByOther | LockFailed {
  const name = ownLockName(fs);
  for (let attempt = 1; ; attempt++) {
    const files: string[] = [];
    const release = (): void => {
      files.forEach((file) => {
        removeIfThere(fs, file);
      });
    };
    const other = takeLocks(fs, folders, name, files);
    if (!other) {
      return { kind: 'locked', release, isHeld: () => files.every((file) => renew(fs, file)) };
    }
    release();
    if (other.kind === 'lockFailed' || attempt >= wait.attempts) {
      return other;
    }
    wait.pause();
  }
}

/** Whether a name in a folder is that of a lock. */
export function isLockName(name: string): boolean {
  return lockName.test(name);
}

function takeLocks(
  fs: FileSystem,
  folders: readonly string[],
  name: string,
  files: string[],
): LockedByOther | LockFailed | undefined {
  for (const folder of folders) {
    try {
      const process = takeLock(fs, folder, name, files);
      if (process !== undefined) {
        return { kind: 'lockedByOther', folder, process };
      }
    } catch (error) {
      return { kind: 'lockFailed', folder, error };
    }
  }
  return undefined;
}

/** @returns The id of a running process that has locked the folder; undefined if there is none. */
function takeLock(fs: FileSystem, folder: string, name: string, files: string[]): number | undefined {
  const file = join(folder, name);
  try {
    fs.closeSync(fs.openSync(file, 'wx'));
  } catch (error) {
    if (errorCode(error) === 'EEXIST') {
      return process.pid;
    }
    throw error;
  }
  files.push(file);
  const now = statusOf(fs, file)?.mtimeMs ?? 0;
  for (const each of fs.readdirSync(folder)) {
    const [, id, start, computer] = lockName.exec(each) ?? [];
    if (id !== undefined && each !== name) {
      const age = now - (statusOf(fs, join(folder, each))?.mtimeMs ?? 0);
      if (isRunning(fs, { id: Number(id), start: start ?? '', computer: computer ?? '' }, age)) {
        return Number(id);
      }
      removeIfThere(fs, join(folder, each));
    }
  }
  return undefined;
}

function renew(fs: FileSystem, file: string): boolean {
  try {
    const now = new Date();
    fs.utimesSync(file, now, now);
    return true;
  } catch {
    return statusOf(fs, file) !== undefined;
  }
}

interface LockOwner {
  readonly id: number;
  /** What {@link startOf} says; `0` if it is not known. */
  readonly start: string;
  readonly computer: string;
}

/** @param age How long ago the lock was renewed, in milliseconds. */
function isRunning(fs: FileSystem, { id, start, computer }: LockOwner, age: number): boolean {
  if (computer !== thisComputer()) {
    return age < maxSilence;
  }
  try {
    process.kill(id, 0);
  } catch (error) {
    if (errorCode(error) === 'ESRCH') {
      return false;
    }
  }
  // The system may have given the id to another program since.
  const started = startOf(fs, id);
  return start === '0' || started === '0' ? age < maxSilence : started === start;
}

function ownLockName(fs: FileSystem): string {
  return `.connref-lock-${process.pid}-${startOf(fs, process.pid)}-${thisComputer()}`;
}

function thisComputer(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
}

/** When a process started, in a unit of the system; `0` if the system does not say it in a file, as Linux does. */
function startOf(fs: FileSystem, id: number): string {
  try {
    const fields = fs.readFileSync(`/proc/${id}/stat`, 'latin1');
    // The name of the program, in parentheses, may contain spaces.
    return /^\d+$/.exec(fields.slice(fields.lastIndexOf(')') + 2).split(' ')[19] ?? '')?.[0] ?? '0';
  } catch {
    return '0';
  }
}
