import * as nodeFileSystem from 'node:fs';
import { mkdirSync, readFileSync, rmdirSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { configFileName } from '../core/config/workspaceConfig';
import { journalName } from '../core/model/journalName';
import { isReadOnly, statusOf } from '../platform/writing/fileSystem';
import { realPath } from '../platform/writing/locateFile';
import { CommandError } from './commandError';
import { undoInterrupted } from './interruptedCommands';
import { systemReason } from './systemReason';
import { writeChanges } from './writeOperations';

/** Where a command writes its result. */
export interface OutputFile {
  /** The path on the command line. */
  readonly path: string;
  /** Whether an existing file may be replaced that is not an earlier result, because of `--force`. */
  readonly isForced: boolean;
  /** Whether the content of a file is a result of the command, and nobody has changed it since. */
  readonly isOwn: (bytes: Uint8Array) => boolean;
  /** The sentence that says which path to choose instead. */
  readonly advice: string;
}

/**
 * Stops a command when the file at its output must not be replaced: if it is not a regular file, or if it is neither an
 * earlier result of the command nor `--force` was given.
 * @param refuseInput Throws if the file is one that the command reads. Gets the path of the file without links.
 * @throws CommandError when the file must not be replaced.
 */
export function refuseOutputOverFile(
  { path, isForced, isOwn, advice }: OutputFile,
  refuseInput: (target: string) => void,
): void {
  const absolute = resolve(path);
  const status = statusOf(nodeFileSystem, absolute);
  if ([configFileName, journalName].includes(basename(absolute))) {
    throw new CommandError(`${path} has a name that Connref uses itself. ${advice}`);
  }
  if (!status) {
    return;
  }
  if (status.isSymbolicLink()) {
    throw new CommandError(`${path} is a link. Use the path of the file itself for --output.`);
  }
  if (!status.isFile()) {
    const what = status.isDirectory() ? 'a folder' : 'a device or a pipe';
    throw new CommandError(`Cannot write ${path}: it is ${what}.`);
  }
  refuseInput(realPath(nodeFileSystem, absolute));
  if (status.nlink > 1) {
    throw new CommandError(`${path} has several names (hard links), and all of them would change. ${advice}`);
  }
  if (isReadOnly(status)) {
    throw new CommandError(`${path} is read-only. Make it writable first.`);
  }
  if (!isForced && !isOwn(readExisting(path))) {
    throw new CommandError(
      `${path} exists and is not an earlier result of this command, or was changed since. Choose another path for --output, or add --force to replace the file.`,
    );
  }
}

/**
 * Writes the result of a command, and creates missing folders. It first undoes what an interrupted run has left in the
 * folder of the output.
 * @returns The lines to print about what was undone.
 * @throws CommandError when the file was not written, or must not be replaced.
 */
export async function writeOutput({ path, isForced, isOwn }: OutputFile, bytes: Uint8Array): Promise<string> {
  const target = realPath(nodeFileSystem, resolve(path));
  const directory = dirname(target);
  const made = makeDirectory(directory, path);
  try {
    const undone = await undoInterrupted([directory]);
    const expected = statusOf(nodeFileSystem, target) && readExisting(path);
    if (expected && !isForced && !isOwn(expected)) {
      throw new CommandError(`${path} was changed while the command ran. Run the command again.`);
    }
    await writeChanges([directory], [{ path: target, expected, bytes }]);
    return undone;
  } catch (error) {
    removeDirectories(directory, made);
    throw error;
  }
}

function makeDirectory(directory: string, output: string): string | undefined {
  try {
    const made = mkdirSync(directory, { recursive: true });
    if (!statSync(directory).isDirectory()) {
      throw new CommandError(`Cannot write ${output}: a part of the path is a file, not a folder.`);
    }
    return made;
  } catch (error) {
    throw error instanceof CommandError ? error : new CommandError(`Cannot write ${output}: ${systemReason(error)}`);
  }
}

/** Deletes the directories that were created, as far as nobody has put something into them. */
function removeDirectories(directory: string, made: string | undefined): void {
  try {
    for (let each = directory; made !== undefined && each.length >= made.length; each = dirname(each)) {
      rmdirSync(each);
    }
  } catch {
    // A directory that is not empty stays, and so do those around it.
  }
}

function readExisting(path: string): Uint8Array {
  try {
    return readFileSync(resolve(path));
  } catch (error) {
    throw new CommandError(`Cannot read ${path}: ${systemReason(error)}`);
  }
}
