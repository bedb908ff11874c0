import { type SettingsSync, syncEnvironment } from '../../core/deployment/settingsSync';
import type { SettingsOperation } from '../../core/edits/editOperation';
import { CommandError } from '../commandError';
import { environmentsNamed } from '../environmentsNamed';
import { explainRefusal } from '../explainRefusal';
import { type Paint } from '../formats/textFormat';
import { painter } from '../painter';
import { readArguments } from '../readArguments';
import { configsNotInForce, openWorkspace, readFolders } from '../workspace';
import { planFiles, writeFiles } from '../writeOperations';

interface SyncedFile extends SettingsSync {
  /** What is done to the file. */
  readonly operations: readonly SettingsOperation[];
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
    environment: { type: 'string', multiple: true },
    'remove-stale': { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    variables: { type: 'string' },
  });
  const { variables = 'remark', 'dry-run': isDryRun = false, 'remove-stale': removesStale = false } = values;
  if (variables !== 'remark' && variables !== 'token') {
    throw new CommandError(`There is no way “${variables}” with variables: remark or token.`);
  }
  const folders = readFolders(positionals);
  errors.write(configsNotInForce(folders).join(''));
  const { engine, tree, shownPath } = await openWorkspace(folders);
  const { index } = engine;
  const named = values.environment?.flatMap((name) => environmentsNamed(name, index.environments()));
  const environments = named ? [...new Set(named)] : index.environments();
  const syncs = environments.flatMap((environment) => syncEnvironment(environment, index, { variables }));
  const files = oncePerFile(syncs).map((sync): SyncedFile => ({
    ...sync,
    operations: [...sync.add, ...(removesStale ? sync.stale : [])],
  }));
  const broken = index.settings().find(({ file, readable }) => !readable && files.some((each) => each.file === file));
  if (broken) {
    throw new CommandError(
      `${shownPath(broken.file)}: The file is no valid JSON. Repair it first; nothing was changed.`,
    );
  }
  const operations = files.flatMap((each) => each.operations);
  const planned = await planFiles(operations, engine, tree).catch(explainRefusal(shownPath));
  if (!isDryRun) {
    await writeFiles(planned, engine);
  }
  const paint = painter(output);
  const lines = files.flatMap((each) => fileLines(each, shownPath(each.file), removesStale, paint));
  const summary = `${files.length === 1 ? '1 settings file' : `${files.length} settings files`}, ${planned.length} ${isDryRun ? 'would change' : 'changed'}.`;
  output.write([...lines, summary].map((line) => `${line}\n`).join(''));
  return isDryRun && planned.length > 0 ? 1 : 0;
}

/** Of a file of several environments is stale what it is for all of them. */
function oncePerFile(syncs: readonly SettingsSync[]): SettingsSync[] {
  return [...new Set(syncs.map(({ file }) => file))].map((file) => {
    const same = syncs.filter((sync) => sync.file === file);
    const add = same.flatMap((sync) => sync.add);
    return {
      file,
      add: [...new Map(add.map((operation) => [JSON.stringify(operation), operation])).values()],
      stale: (same[0]?.stale ?? []).filter(({ pointer }) =>
        same.every(({ stale }) => stale.some((other) => other.pointer === pointer)),
      ),
      remarks: [...new Set(same.flatMap(({ remarks }) => remarks))],
    };
  });
}

function fileLines(
  { operations, stale, remarks }: SyncedFile,
  path: string,
  removesStale: boolean,
  paint: Paint,
): string[] {
  const left = removesStale ? [] : stale;
  const lines = [
    ...operations.map((operation) =>
      operation.kind === 'removeSetting'
        ? `  ${paint('red', '-')} ${operation.name}`
        : `  ${paint('green', '+')} ${nameIn(operation)}`,
    ),
    ...left.map(
      ({ name }) => `  ${paint('yellow', '?')} ${name}: none of its solutions has it; --remove-stale removes it`,
    ),
    ...remarks.map((remark) => `  ${paint('yellow', '!')} ${remark}`),
  ];
  return lines.length === 0 ? [] : [paint('bold', path), ...lines, ''];
}

function nameIn(operation: Exclude<SettingsOperation, { kind: 'removeSetting' }>): string {
  return operation.kind === 'setVariable' ? `${operation.schemaName} = ${operation.value}` : operation.logicalName;
}
