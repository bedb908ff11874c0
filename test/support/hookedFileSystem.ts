import * as fs from 'node:fs';
import type { FileSystem } from '../../src/platform/writing/fileSystem';

/** A call of a function of the file system. `number` counts all calls from 1. */
export interface FileSystemCall {
  readonly name: string;
  readonly args: readonly unknown[];
  readonly number: number;
}

/**
 * The file system of the machine, with a hook before each call.
 * @param before May change files as another program would, or throw an error in place of the call.
 */
export function hookedFileSystem(before: (call: FileSystemCall) => void): FileSystem {
  let number = 0;
  const hooked: Record<string, unknown> = {};
  for (const [name, original] of Object.entries(fs)) {
    if (typeof original === 'function' && name.endsWith('Sync')) {
      hooked[name] = Object.assign((...args: unknown[]): unknown => {
        number++;
        before({ name, args, number });
        return (original as (...args: unknown[]) => unknown)(...args);
      }, original);
    }
  }
  return hooked as unknown as FileSystem;
}

/** An error as the file system throws it. */
export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: simulated`), { code });
}
