import { countOf } from '../../core/text/countOf';
import { createEnvironment, patternFor } from '../../core/edits/settings/createEnvironment';
import { environmentNameProblem } from '../../core/settings/settingsFileNames';
import { environmentNameWords } from '../../core/words/settings/environmentNameWords';
import { configFileName } from '../../core/config/workspaceConfig';
import type { CreateSettings } from '../../core/edits/operations/editOperation';
import type { DeploymentEnvironment } from '../../core/model/deploymentEnvironment';
import { type FilePath, pathInFolder } from '../../core/model/filePath';
import type { WorkspaceIndex } from '../../core/model/workspaceIndex';
import { remarkTexts } from '../../core/words/settingsRemarkWords';
import { sameName } from '../../core/model/names';
import { decodeText } from '../../core/text/decodeText';
import { CommandError } from '../commandError';
import { configProblems } from '../configProblems';
import { configsNotInForce } from '../configsNotInForce';
import { environmentNamed } from '../environmentsNamed';
import { explainRefusal } from '../explainRefusal';
import { readArguments } from '../readArguments';
import { openWorkspace, readFolders, type Workspace } from '../workspace';
import { type PlannedFile, planFiles, writeFiles } from '../writeOperations';
import { refuseBrokenFiles } from './refuseBrokenFiles';

export const createUsage = `connref settings create <environment> [folder] [options]

Writes the deployment settings files of a new environment, beside those of another one and named as they are. Tokens are
copied; connections, values and ids of custom connectors are not. A variable without a token gets no entry, because an empty
value would fail the import: those are named that need a value, and those that other environments set. Without another
environment each solution gets a file.

  --like ENVIRONMENT    The other environment (default: the one with the most files, a template before others)
  --dry-run             Writes nothing, and prints what would be written; the exit code is 1 when something would`;

/** Runs `connref settings create`. @returns The exit code: 0, and 1 with `--dry-run`. */
export async function createCommand(
  args: readonly string[],
  output: NodeJS.WriteStream,
  errors: NodeJS.WriteStream,
): Promise<number> {
  const { values, positionals } = readArguments(args, { like: { type: 'string' }, 'dry-run': { type: 'boolean' } });
  const isDryRun = values['dry-run'] ?? false;
  const [name = '', ...directories] = positionals;
  if (name.trim() === '') {
    throw new CommandError('Which environment? connref settings create uat');
  }
  const wrong = environmentNameProblem(name);
  if (wrong !== undefined) {
    throw new CommandError(environmentNameWords(wrong));
  }
  if (directories.length > 1) {
    throw new CommandError('An environment is created in one folder.');
  }
  const directory = readFolders(directories);
  const workspace = await openWorkspace(directory);
  errors.write(configsNotInForce(workspace));
  const { engine, folders, tree, shownPath } = workspace;
  const { index } = engine;
  errors.write(await configProblems(workspace));
  const existing = index.environments().find((each) => sameName(each.name, name) && each.files.length > 0);
  if (existing) {
    const files = existing.files.map(({ file }) => shownPath(file)).join(', ');
    throw new CommandError(`There is an environment ${existing.name} already: ${files}.`);
  }
  // Any of them may be the pattern, and all tell what other environments set.
  await refuseBrokenFiles(
    index.settings().map(({ file }) => file),
    workspace,
  );
  const [folder = ''] = folders;
  const pattern =
    values.like === undefined ? patternFor(folder, index) : environmentNamed(values.like, index.environments());
  const { operations, files, remarks } = createEnvironment(name, folder, pattern, index);
  if (operations.length === 0) {
    throw new CommandError('There is no solution here that a settings file could be for.');
  }
  const planned = await planFiles(operations, engine, tree).catch(explainRefusal(shownPath));
  await (isDryRun ? takeForWritten(planned, workspace) : writeFiles(planned, engine));
  const written = operations.map(({ file, references, variables }) => {
    const entries = [
      countOf(references.length, 'connection reference'),
      countOf(variables.length, 'environment variable'),
    ];
    return `${shownPath(file)}  ${entries.join(', ')}`;
  });
  const notes = [
    ...(pattern && pattern.files.length > 0
      ? [`Made like ${pattern.name}: ${pattern.files.map(({ file }) => shownPath(file)).join(', ')}.`]
      : []),
    ...remarkTexts(remarks),
    ...toDeclare(name, pattern, files, index),
    ...(index.environments().some((each) => sameName(each.name, name) && each.isTemplate) && operations.every(isEmpty)
      ? [`${name} counts as a template until the first value is filled in.`]
      : []),
  ];
  const summary = isDryRun ? [`${countOf(planned.length, 'file')} would be written.`] : [];
  output.write([...written, ...notes.map((note) => `  ${note}`), ...summary].map((line) => `${line}\n`).join(''));
  return isDryRun ? 1 : 0;
}

/** What is said of files rests on what they are taken for once they are there. */
function takeForWritten(planned: readonly PlannedFile[], { takeForWritten: take }: Workspace): Promise<void> {
  return take(new Map(planned.map(({ file, bytes }) => [file, decodeText(bytes).text])));
}

/** What to add to `.connref.json` for an environment like one that is declared there, or whose files do not tell its name. */
function toDeclare(
  name: string,
  pattern: DeploymentEnvironment | undefined,
  files: readonly FilePath[],
  index: WorkspaceIndex,
): string[] {
  const settings = files.map(pathInFolder);
  const declaration = `${JSON.stringify(name)}: ${JSON.stringify({ settings })}`;
  if (pattern?.isDeclared === true) {
    return [
      `${pattern.name} is declared in ${configFileName}, ${name} is not. Add to its environments: ${declaration}`,
    ];
  }
  const told = index.environments().find((each) => each.files.some(({ file }) => file === files[0]));
  return told === undefined || sameName(told.name, name)
    ? []
    : [
        `By the names of its files the environment is called ${told.name}. To keep “${name}”, add to environments of ${configFileName}: ${declaration}`,
      ];
}

/** Whether no entry has a value. */
function isEmpty({ references, variables }: CreateSettings): boolean {
  return variables.length === 0 && references.every(({ connectionId }) => connectionId === '');
}
