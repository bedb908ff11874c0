import { createEnvironment, patternFor } from '../../core/deployment/createEnvironment';
import { sameName } from '../../core/model/names';
import { CommandError } from '../commandError';
import { environmentNamed } from '../environmentsNamed';
import { explainRefusal } from '../explainRefusal';
import { readArguments } from '../readArguments';
import { configsNotInForce, openWorkspace, readFolders } from '../workspace';
import { planFiles, writeFiles } from '../writeOperations';

/** Runs `connref settings create`. @returns The exit code: 0. */
export async function createCommand(
  args: readonly string[],
  output: NodeJS.WriteStream,
  errors: NodeJS.WriteStream,
): Promise<number> {
  const { values, positionals } = readArguments(args, { like: { type: 'string' } });
  const [name = '', ...directories] = positionals;
  if (!/[\p{L}\p{N}]/u.test(name)) {
    throw new CommandError('Which environment? connref settings create uat');
  }
  if (directories.length > 1) {
    throw new CommandError('An environment is created in one folder.');
  }
  const directory = readFolders(directories);
  errors.write(configsNotInForce(directory).join(''));
  const { engine, folders, tree, shownPath } = await openWorkspace(directory);
  const { index } = engine;
  const existing = index.environments().find((each) => sameName(each.name, name) && each.files.length > 0);
  if (existing) {
    const files = existing.files.map(({ file }) => shownPath(file)).join(', ');
    throw new CommandError(`There is an environment ${existing.name} already: ${files}.`);
  }
  const [folder = ''] = folders;
  const pattern =
    values.like === undefined ? patternFor(folder, index) : environmentNamed(values.like, index.environments());
  const { operations, remarks } = createEnvironment(name, folder, pattern, index);
  if (operations.length === 0) {
    throw new CommandError('There is no solution here that a settings file could be for.');
  }
  const planned = await planFiles(operations, engine, tree).catch(explainRefusal(shownPath));
  await writeFiles(planned, engine);
  const written = operations.map(({ file, references, variables }) => {
    const entries = [count(references.length, 'connection reference'), count(variables.length, 'environment variable')];
    return `${shownPath(file)}  ${entries.join(', ')}`;
  });
  output.write([...written, ...remarks.map((remark) => `  ${remark}`)].map((line) => `${line}\n`).join(''));
  return 0;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
