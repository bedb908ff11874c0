import { type SettingsSync, syncEnvironment } from '../../core/edits/settings/settingsSync';
import { remarkTexts } from '../../core/words/settingsRemarkWords';
import type { RemoveSetting, SetConnection, SetVariable } from '../../core/edits/operations/settingsOperation';
import { CommandError } from '../commandError';
import type { CommandHelp } from '../commandHelp';
import { configFindings } from '../configFindings';
import { findEnvironments } from '../findEnvironments';
import { explainRefusal } from '../explainRefusal';
import { type Paint } from '../formats/textFormat';
import { painter, print } from '../print';
import { readArguments, readChoice } from '../readArguments';
import { openWorkspace, readFolders } from '../workspace';
import { computeFiles, writeFiles } from '../writeOperations';
import { refuseBrokenFiles } from './refuseBrokenFiles';
import { unique } from '../../core/text/unique';
import { countOf } from '../../core/text/countOf';

export const syncHelp: CommandHelp = {
  summary: 'Adds the missing entries to deployment settings files.',
  details: `An entry is missing when a solution that the file belongs to contains the connection reference or environment
variable, and the file has no entry for it. Everything else in the files stays the same, byte for byte.`,
  usage: 'connref settings sync [folder…] [options]',
  options: [
    ['--environment NAME', 'Change only the files of this environment (default: of all environments)'],
    [
      '--remove-stale',
      'Also remove the entries of references and variables that are not in any solution that the file belongs to',
    ],
    [
      '--variables MODE',
      'For environment variables that need a value and have no entry: remark (default) prints a line for each,\ntoken adds an entry with a token, a placeholder that the pipeline replaces, such as #{NAME}#',
    ],
    [
      '--connections MODE',
      'For connection references without a connection: empty (default) adds entries with an empty ConnectionId,\ntoken writes a token in the style of the tokens in the file or in other settings files',
    ],
    ['--dry-run', 'Change no file, print what would change'],
  ],
  example: 'connref settings sync --dry-run',
  exitCodes: [
    'Done; with --dry-run: no file would change',
    'With --dry-run: at least one file would change',
    'The command cannot run',
  ],
};

interface SyncedFile extends SettingsSync {
  /** The edits to make in the settings file. */
  readonly operations: readonly (SetConnection | SetVariable | RemoveSetting)[];
}

/**
 * Runs `connref settings sync`, which adds missing entries to settings files. Either all files are written or none.
 * @returns The exit code: with `--dry-run` 1 when a file would change, else 0.
 */
export async function syncCommand(
  args: readonly string[],
  output: NodeJS.WriteStream,
  errors: NodeJS.WriteStream,
): Promise<number> {
  const { values, positionals } = readArguments(args, {
    environment: { type: 'string' },
    'remove-stale': { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    variables: { type: 'string' },
    connections: { type: 'string' },
  });
  const { 'dry-run': isDryRun = false, 'remove-stale': removesStale = false } = values;
  const variables = readChoice('--variables', values.variables ?? 'remark', ['remark', 'token']);
  const connections = readChoice('--connections', values.connections ?? 'empty', ['empty', 'token']);
  const folders = readFolders(positionals);
  const workspace = await openWorkspace(folders, errors, { journals: isDryRun ? 'name' : 'undo' });
  const { engine, shownPath } = workspace;
  const { index } = engine;
  print(errors, await configFindings(workspace));
  const environments =
    values.environment === undefined
      ? index.environments()
      : findEnvironments(values.environment, index.environments());
  const syncs = environments.flatMap((environment) => syncEnvironment(environment, index, { variables, connections }));
  const files = oncePerFile(syncs).map((sync): SyncedFile => ({
    ...sync,
    operations: [...sync.additions, ...(removesStale ? sync.removals : [])],
  }));
  if (files.length === 0) {
    const found =
      values.environment === undefined
        ? 'No settings file was found.'
        : `Environment ${values.environment} has no settings file.`;
    throw new CommandError(`${found} Create one with connref settings create ${values.environment ?? 'test'}.`);
  }
  await refuseBrokenFiles(
    files.map(({ file }) => file),
    workspace,
  );
  const operations = files.flatMap((each) => each.operations);
  const planned = await computeFiles(operations, workspace).catch(explainRefusal(shownPath));
  if (!isDryRun) {
    await writeFiles(planned, workspace);
  }
  const paint = painter(output);
  const lines = files.flatMap((each) => fileLines(each, shownPath(each.file), removesStale, paint));
  const summary = `${countOf(files.length, 'settings file')}, ${planned.length} ${isDryRun ? 'would change' : 'changed'}.`;
  print(output, [...lines, summary].map((line) => `${line}\n`).join(''));
  return isDryRun && planned.length > 0 ? 1 : 0;
}

/**
 * Combines the results for each file, because several environments can share a settings file. The removals are the same
 * for each of them.
 */
function oncePerFile(syncs: readonly SettingsSync[]): SettingsSync[] {
  return [...new Set(syncs.map(({ file }) => file))].map((file) => {
    const same = syncs.filter((sync) => sync.file === file);
    const additions = same.flatMap((sync) => sync.additions);
    return {
      file,
      additions: unique(additions),
      removals: same[0]?.removals ?? [],
      remarks: same.flatMap(({ remarks }) => remarks),
    };
  });
}

function fileLines(
  { operations, removals, remarks }: SyncedFile,
  path: string,
  removesStale: boolean,
  paint: Paint,
): string[] {
  const left = removesStale ? [] : removals;
  const lines = [
    ...operations.map((operation) => {
      switch (operation.kind) {
        case 'setConnection':
          return `  ${paint('green', '+')} ${operation.logicalName}${operation.value === '' ? '' : ` = ${operation.value}`}`;
        case 'setVariable':
          return `  ${paint('green', '+')} ${operation.schemaName} = ${operation.value}`;
        case 'removeSetting':
          return `  ${paint('red', '-')} ${operation.name}`;
      }
    }),
    ...left.map(
      ({ name }) =>
        `  ${paint('yellow', '?')} ${name}: not in any solution that this file belongs to. Remove this entry with --remove-stale.`,
    ),
    ...remarkTexts(remarks).map((remark) => `  ${paint('yellow', '!')} ${remark}`),
  ];
  return lines.length === 0 ? [] : [paint('bold', path), ...lines, ''];
}
