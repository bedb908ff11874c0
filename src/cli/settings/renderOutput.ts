import * as nodeFileSystem from 'node:fs';
import { mkdirSync, readFileSync, rmdirSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { configFileName } from '../../core/config/workspaceConfig';
import { journalName } from '../../core/model/journalName';
import { isReadOnly, statusOf } from '../../platform/writing/fileSystem';
import { realPath } from '../../platform/writing/locateFile';
import { CommandError } from '../commandError';
import { undoInterrupted } from '../interruptedCommands';
import { systemReason } from '../systemReason';
import type { Workspace } from '../workspace';
import { writeChanges } from '../writeOperations';
import { isRenderedFile, renderedFile } from './renderedFile';

/** Where `connref settings render` writes its result. */
export interface RenderOutput {
  /** The path on the command line. */
  readonly path: string;
  /** Whether an existing file may be replaced that is not an earlier result, because of `--force`. */
  readonly isForced: boolean;
}

const advice =
  'Choose a path for --output outside the folders that are read, or in a folder that is never read, such as obj/settings.json or a folder in `exclude` of .connref.json.';

/**
 * Stops `connref settings render` when the file at its output must not be replaced: if it is a file that the command
 * reads or another one that Connref reads, if it is not a regular file, or if it is neither an earlier result of the
 * command nor `--force` was given.
 * @param inputs The files of `--base` and `--variables`.
 * @throws CommandError when the file must not be replaced.
 */
export function refuseOutputOverFile(
  { path, isForced }: RenderOutput,
  inputs: readonly string[],
  workspace: Workspace,
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
  refuseInput(path, inputs, workspace);
  if (status.nlink > 1) {
    throw new CommandError(`${path} has several names (hard links), and all of them would change. ${advice}`);
  }
  if (isReadOnly(status)) {
    throw new CommandError(`${path} is read-only. Make it writable first.`);
  }
  if (!isForced && !isRenderedFile(readExisting(path))) {
    throw new CommandError(
      `${path} exists and is not an earlier result of this command, or was changed since. Choose another path for --output, or add --force to replace the file.`,
    );
  }
}

function refuseInput(path: string, inputs: readonly string[], { engine, tree, fileAt }: Workspace): void {
  const target = realPath(nodeFileSystem, resolve(path));
  const isTarget = (other: string): boolean => realPath(nodeFileSystem, resolve(other)) === target;
  if (engine.index.settings().some(({ file }) => isTarget(tree.resolve(file) ?? ''))) {
    throw new CommandError(
      `${path} is a settings file of the workspace. Writing the result there would destroy its entries. ${advice}`,
    );
  }
  if (inputs.some(isTarget)) {
    throw new CommandError(`${path} is an input of this command, so it cannot be the output. Choose another path.`);
  }
  const file = fileAt(target);
  if (file !== undefined && engine.isComponent(file)) {
    throw new CommandError(`${path} is a file that Connref reads, so it cannot be the output. ${advice}`);
  }
}

/**
 * Stops `connref settings render` when Connref would read its output, such as another settings file of the workspace. From
 * then on, the output would count as another environment, or as an input of the next run.
 * @throws CommandError when the output would be read.
 */
export async function refuseOutputToBeRead(
  { path }: RenderOutput,
  text: string,
  { engine, fileAt, simulateWrites }: Workspace,
): Promise<void> {
  const file = fileAt(realPath(nodeFileSystem, resolve(path)));
  if (file === undefined) {
    return;
  }
  await simulateWrites(new Map([[file, text]]));
  if (engine.index.settingsIn(file) !== undefined) {
    throw new CommandError(`${path} would be read as another settings file of the workspace. ${advice}`);
  }
  if (engine.index.solutionOf(file) !== undefined && engine.isComponent(file)) {
    throw new CommandError(`${path} would be read as a file of a solution. ${advice}`);
  }
}

/**
 * Writes the result of `connref settings render`, and creates missing folders. It first undoes what an interrupted run
 * has left in the folder of the output.
 * @throws CommandError when the file was not written, or must not be replaced.
 */
export async function writeOutput({ path, isForced }: RenderOutput, text: string): Promise<string> {
  const target = realPath(nodeFileSystem, resolve(path));
  const directory = dirname(target);
  const made = makeDirectory(directory, path);
  try {
    const undone = await undoInterrupted([directory]);
    const expected = statusOf(nodeFileSystem, target) && readExisting(path);
    if (expected && !isForced && !isRenderedFile(expected)) {
      throw new CommandError(`${path} was changed while the command ran. Run the command again.`);
    }
    await writeChanges([directory], [{ path: target, expected, bytes: renderedFile(text) }]);
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
