import { countOf } from '../../core/text/countOf';
import { createEnvironment, patternFor } from '../../core/edits/settings/createEnvironment';
import { environmentNameProblem } from '../../core/settings/settingsFileNames';
import { environmentNameWords } from '../../core/words/settings/environmentNameWords';
import { configFileName } from '../../core/config/workspaceConfig';
import type { DeploymentEnvironment } from '../../core/model/deploymentEnvironment';
import { type FilePath, pathInFolder } from '../../core/model/filePath';
import type { WorkspaceIndex } from '../../core/model/workspaceIndex';
import { remarkTexts } from '../../core/words/settingsRemarkWords';
import { sameName } from '../../core/model/names';
import { decodeText } from '../../core/text/decodeText';
import { CommandError } from '../commandError';
import type { CommandHelp } from '../commandHelp';
import { configFindings } from '../configFindings';
import { findEnvironment } from '../findEnvironments';
import { explainRefusal } from '../explainRefusal';
import { missingArgument, readArguments } from '../readArguments';
import { openWorkspace, readFolders, type Workspace } from '../workspace';
import { type PlannedFile, computeFiles, writeFiles } from '../writeOperations';
import { refuseBrokenFiles } from './refuseBrokenFiles';
import { print } from '../print';

export const createHelp: CommandHelp = {
  summary: 'Creates the deployment settings files of a new environment.',
  details: `The new files get the folders and names of the files of an existing environment, with the name of the new environment
in them. If there is no other environment, each solution gets one file.
Pipeline tokens are copied. Connection ids, values and ids of custom connectors are not copied.
An environment variable without a token gets no entry, because an empty value makes the import fail. The output lists the
variables that need a value, and those that other environments set.`,
  usage: 'connref settings create <environment> [folder] [options]',
  options: [
    [
      '--like ENVIRONMENT',
      'The environment whose settings files are the model for the new files\n(default: the one with the most files; if several have the same number, a template)',
    ],
    ['--dry-run', 'Write no file, print what would be written'],
  ],
  example: 'connref settings create test',
  exitCodes: ['The files were written', 'With --dry-run: files would be written', 'The command cannot run'],
};

/**
 * Runs `connref settings create`.
 * @returns The exit code: with `--dry-run` 1, because files would be written, else 0.
 */
export async function createCommand(
  args: readonly string[],
  output: NodeJS.WriteStream,
  errors: NodeJS.WriteStream,
): Promise<number> {
  const { values, positionals } = readArguments(args, { like: { type: 'string' }, 'dry-run': { type: 'boolean' } });
  const isDryRun = values['dry-run'] ?? false;
  const [name = '', ...directories] = positionals;
  if (name.trim() === '') {
    throw missingArgument('The name of the environment', createHelp);
  }
  const wrong = environmentNameProblem(name);
  if (wrong !== undefined) {
    throw new CommandError(environmentNameWords(wrong));
  }
  if (directories.length > 1) {
    throw new CommandError('An environment can be created in one folder only. Remove the other folders.');
  }
  const directory = readFolders(directories);
  const workspace = await openWorkspace(directory, errors, { journals: isDryRun ? 'name' : 'undo' });
  const { engine, folders, shownPath } = workspace;
  const { index } = engine;
  print(errors, await configFindings(workspace));
  const existing = index.environments().find((each) => sameName(each.name, name) && each.files.length > 0);
  if (existing) {
    const files = existing.files.map(({ file }) => shownPath(file)).join(', ');
    throw new CommandError(
      `Environment ${existing.name} already exists: ${files}. Choose another name, or add missing entries with connref settings sync.`,
    );
  }
  // Each settings file may be the model for the new files, and its values decide which remarks are printed. A file with
  // broken JSON would make both wrong.
  await refuseBrokenFiles(
    index.settings().map(({ file }) => file),
    workspace,
  );
  const [folder = ''] = folders;
  const pattern =
    values.like === undefined ? patternFor(folder, index) : findEnvironment(values.like, index.environments());
  const { operations, files, remarks } = createEnvironment(name, folder, pattern, index);
  if (operations.length === 0) {
    throw new CommandError(
      'No settings file was created because no solution can be read. Run the command on a folder that contains an unpacked solution.',
    );
  }
  const planned = await computeFiles(operations, workspace).catch(explainRefusal(shownPath));
  await (isDryRun ? simulatePlannedWrites(planned, workspace) : writeFiles(planned, workspace));
  const written = operations.map(({ file, references, variables }) => {
    const entries = [
      countOf(references.length, 'connection reference'),
      countOf(variables.length, 'environment variable'),
    ];
    return `${shownPath(file)}  ${entries.join(', ')}`;
  });
  const notes = [
    ...(pattern && pattern.files.length > 0
      ? [`Created like ${pattern.name}: ${pattern.files.map(({ file }) => shownPath(file)).join(', ')}.`]
      : []),
    ...remarkTexts(remarks),
    ...declarationNotes(name, pattern, files, index),
    ...(index.environments().some((each) => sameName(each.name, name) && each.isTemplate)
      ? [
          `${name} counts as a template, and connref plan skips it: by its name until a value is filled in, or because ${configFileName} says so.`,
        ]
      : []),
  ];
  const summary = isDryRun ? [`${countOf(planned.length, 'file')} would be written.`] : [];
  print(output, [...written, ...notes.map((note) => `  ${note}`), ...summary].map((line) => `${line}\n`).join(''));
  return isDryRun ? 1 : 0;
}

/**
 * Lets the engine read the planned files as if they were written. Without this, `--dry-run` could not print which
 * environment the files will belong to.
 */
function simulatePlannedWrites(planned: readonly PlannedFile[], { simulateWrites }: Workspace): Promise<void> {
  return simulateWrites(new Map(planned.map(({ file, bytes }) => [file, decodeText(bytes).text])));
}

/**
 * The remark with the `environments` entry to add to `.connref.json`. It is needed when the model environment is
 * declared there, or when Connref would infer another environment name from the names of the new files. An empty array
 * when no entry is needed.
 * @param pattern The environment that the new files are modelled on, if any.
 */
function declarationNotes(
  name: string,
  pattern: DeploymentEnvironment | undefined,
  files: readonly FilePath[],
  index: WorkspaceIndex,
): string[] {
  const settings = files.map(pathInFolder);
  const declaration = `${JSON.stringify(name)}: ${JSON.stringify({ settings })}`;
  const inferred = index.environments().find((each) => each.files.some(({ file }) => file === files[0]));
  if (pattern?.isDeclared === true && inferred?.isDeclared !== true) {
    return [
      `The new environment ${name} is not declared in ${configFileName}, but the environment that it is created like is. Add to \`environments\`: ${declaration}`,
    ];
  }
  return inferred === undefined || sameName(inferred.name, name)
    ? []
    : [
        `Connref calls the environment ${inferred.name}, after the paths of its files. To call it “${name}”, add to \`environments\` in ${configFileName}: ${declaration}`,
      ];
}
