import { type SettingsSync, syncEnvironment } from '../../core/edits/settings/settingsSync';
import { remarkTexts } from '../../core/words/settingsRemarkWords';
import type { RemoveSetting, SetConnection, SetVariable } from '../../core/edits/operations/editOperation';
import { CommandError } from '../commandError';
import { configProblems } from '../configProblems';
import { configsNotInForce } from '../configsNotInForce';
import { environmentsNamed } from '../environmentsNamed';
import { explainRefusal } from '../explainRefusal';
import { type Paint } from '../formats/textFormat';
import { painter } from '../painter';
import { readArguments } from '../readArguments';
import { openWorkspace, readFolders } from '../workspace';
import { planFiles, writeFiles } from '../writeOperations';
import { refuseBrokenFiles } from './refuseBrokenFiles';
import { unique } from '../../core/text/unique';
import { counted } from '../../core/text/counted';

export const syncUsage = `connref settings sync [folder…] [options]

Adds to the settings files what their solutions have and they lack. Everything else stays as it is, byte for byte.

  --environment NAME    Only the files of this environment (default: those of all)
  --remove-stale        Removes entries for what none of the solutions has
  --variables remark|token
                        What becomes of variables that need a value and have no entry: they are named (default), or get a
                        token in the style of the file
  --dry-run             Changes nothing; the exit code is 1 when something would change`;

interface SyncedFile extends SettingsSync {
  /** What is done to the file. */
  readonly operations: readonly (SetConnection | SetVariable | RemoveSetting)[];
}

/**
 * Runs `connref settings sync`: all files, or none of them.
 * @returns The exit code: 0, and with `--dry-run` 1 when a file would change.
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
  });
  const { variables = 'remark', 'dry-run': isDryRun = false, 'remove-stale': removesStale = false } = values;
  if (variables !== 'remark' && variables !== 'token') {
    throw new CommandError(`There is no way “${variables}” with variables: remark or token.`);
  }
  const folders = readFolders(positionals);
  const workspace = await openWorkspace(folders);
  errors.write(configsNotInForce(workspace));
  const { engine, tree, shownPath } = workspace;
  const { index } = engine;
  errors.write(await configProblems(workspace));
  const environments =
    values.environment === undefined
      ? index.environments()
      : environmentsNamed(values.environment, index.environments());
  const syncs = environments.flatMap((environment) => syncEnvironment(environment, index, { variables }));
  const files = oncePerFile(syncs).map((sync): SyncedFile => ({
    ...sync,
    operations: [...sync.additions, ...(removesStale ? sync.removals : [])],
  }));
  if (files.length === 0) {
    const whose = values.environment === undefined ? 'There' : `${values.environment}: there`;
    throw new CommandError(`${whose} is no settings file. connref settings create ENVIRONMENT writes the first.`);
  }
  await refuseBrokenFiles(
    files.map(({ file }) => file),
    workspace,
  );
  const operations = files.flatMap((each) => each.operations);
  const planned = await planFiles(operations, engine, tree).catch(explainRefusal(shownPath));
  if (!isDryRun) {
    await writeFiles(planned, engine);
  }
  const paint = painter(output);
  const lines = files.flatMap((each) => fileLines(each, shownPath(each.file), removesStale, paint));
  const summary = `${counted(files.length, 'settings file')}, ${planned.length} ${isDryRun ? 'would change' : 'changed'}.`;
  output.write([...lines, summary].map((line) => `${line}\n`).join(''));
  return isDryRun && planned.length > 0 ? 1 : 0;
}

/** Of a file of several environments is stale what it is for all of them. */
function oncePerFile(syncs: readonly SettingsSync[]): SettingsSync[] {
  return [...new Set(syncs.map(({ file }) => file))].map((file) => {
    const same = syncs.filter((sync) => sync.file === file);
    const additions = same.flatMap((sync) => sync.additions);
    return {
      file,
      additions: unique(additions),
      removals: (same[0]?.removals ?? []).filter(({ pointer }) =>
        same.every(({ removals }) => removals.some((other) => other.pointer === pointer)),
      ),
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
          return `  ${paint('green', '+')} ${operation.logicalName}`;
        case 'setVariable':
          return `  ${paint('green', '+')} ${operation.schemaName} = ${operation.value}`;
        case 'removeSetting':
          return `  ${paint('red', '-')} ${operation.name}`;
      }
    }),
    ...left.map(
      ({ name }) => `  ${paint('yellow', '?')} ${name}: none of its solutions has it; --remove-stale removes it`,
    ),
    ...remarkTexts(remarks).map((remark) => `  ${paint('yellow', '!')} ${remark}`),
  ];
  return lines.length === 0 ? [] : [paint('bold', path), ...lines, ''];
}
