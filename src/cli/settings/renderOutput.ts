import * as nodeFileSystem from 'node:fs';
import { resolve } from 'node:path';
import { realPath } from '../../platform/writing/locateFile';
import { CommandError } from '../commandError';
import type { OutputFile } from '../outputFile';
import type { Workspace } from '../workspace';
import { isRenderedFile } from './renderedFile';

const advice =
  'Choose a path for --output outside the folders that are read, or in a folder that is never read, such as obj/settings.json or a folder in `exclude` of .connref.json.';

/** Where `connref settings render` writes its result. @param path The path on the command line. */
export function renderOutput(path: string, isForced: boolean): OutputFile {
  return { path, isForced, isOwn: isRenderedFile, advice };
}

/**
 * Stops `connref settings render` when its output is a file that it reads, or another one that Connref reads.
 * @param target The path of the existing file at the output, without links.
 * @param inputs The files of `--base` and `--variables`.
 * @throws CommandError when the file must not be replaced.
 */
export function refuseRenderInput(
  { path }: OutputFile,
  target: string,
  inputs: readonly string[],
  { engine, tree, fileAt }: Workspace,
): void {
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
  { path }: OutputFile,
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
