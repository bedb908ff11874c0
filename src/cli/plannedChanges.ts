import { countOf } from '../core/text/countOf';
import type { EditOperation } from '../core/edits/operations/editOperation';
import type { FilePath } from '../core/model/filePath';
import type { IgnoreEntry } from '../core/model/ignoreEntry';
import { listed } from '../core/text/listed';
import { visibleText } from '../core/text/visibleText';
import type { Paint } from './formats/textFormat';
import type { PlannedFile } from './writeOperations';

/** The lines that show what changes in each file: the path of the file, then a line for each change. */
export function plannedChanges(
  planned: readonly PlannedFile[],
  operations: readonly EditOperation[],
  shownPath: (path: FilePath) => string,
  paint: Paint,
): string[] {
  return planned.flatMap(({ file }) => [
    paint('bold', visibleText(shownPath(file))),
    ...new Set(
      operations
        .filter((operation) => operation.file === file)
        .map((operation) => `  ${visibleText(describeOperation(operation))}`),
    ),
  ]);
}

/** The last line of the output: how many files changed, or how many would change with `--dry-run`. */
export function changedFilesLine({ length }: readonly PlannedFile[], isDryRun: boolean): string {
  return `${countOf(length, 'file')} ${isDryRun ? 'would change' : 'changed'}.`;
}

function describeOperation(operation: EditOperation): string {
  switch (operation.kind) {
    case 'bindEntry':
      return `${operation.key}: ${operation.before ?? 'raw connection'} → ${operation.logicalName}`;
    case 'addEntry':
      return `+ ${operation.key}: ${operation.logicalName}`;
    case 'removeEntry':
      return `- ${operation.key}`;
    case 'setRuntimeSource':
      return `${operation.key}: ${operation.before} → ${operation.value}`;
    case 'setOperationKey':
      return `${operation.pointer}: ${operation.before} → ${operation.key}`;
    case 'restoreAuthentication':
      return `${operation.pointer}: @parameters('$authentication')`;
    case 'addConnectionsParameter':
      return '+ $connections';
    case 'defineReference':
      return `+ ${operation.reference.logicalName}, “${operation.reference.displayName}”`;
    case 'copyReference':
      return `+ ${operation.logicalName}`;
    case 'renameReference':
      return [
        ...(operation.to === undefined ? [] : [`${operation.logicalName} → ${operation.to}`]),
        ...(operation.displayName ? [`“${operation.displayName.before}” → “${operation.displayName.value}”`] : []),
      ].join(', ');
    case 'removeDependency':
      return `- dependency on ${operation.logicalName}`;
    case 'replaceReferenceName':
      if (operation.owner !== undefined && operation.to === operation.logicalName && !operation.displayName) {
        return `${operation.logicalName} of ${operation.owner}`;
      }
      return operation.displayName && operation.to === operation.logicalName
        ? `“${operation.displayName.before}” → “${operation.displayName.value}”`
        : `${operation.logicalName} → ${operation.to}`;
    case 'renameSetting':
    case 'renameIgnoredReference':
      return `${operation.logicalName} → ${operation.to}`;
    case 'removeReference':
    case 'removeConfigEntries':
      return `- ${operation.logicalName}`;
    case 'removeSetting':
      return `- ${operation.name}`;
    case 'setConnection':
      return operation.before === undefined && operation.value === ''
        ? `+ ${operation.logicalName}`
        : operation.value === ''
          ? `${operation.logicalName}: no connection`
          : `${operation.logicalName} = ${operation.value}`;
    case 'setConnector':
      return `${operation.logicalName}: ConnectorId = ${operation.value}`;
    case 'setVariable':
      // The value may be a secret, and the output of a command often ends up in logs.
      return `${operation.schemaName} = …`;
    case 'createSettings':
      return `+ ${countOf(operation.references.length, 'connection reference')}, ${countOf(operation.variables.length, 'environment variable')}`;
    case 'addExternal':
      return `+ externals: ${operation.name}`;
    case 'ignoreFinding':
      return `+ ignore: ${ignoredFindings(operation.entry)}`;
    case 'assignSettings':
      return `${operation.environment}: + ${operation.path}${operation.solutions.length === 0 ? '' : ` for ${listed(operation.solutions)}`}`;
    case 'setImportMode':
      return `${operation.environment}: import = ${operation.import}`;
  }
}

/** The rule, path and reference of an `ignore` entry in `.connref.json`, separated by commas. */
function ignoredFindings({ rule, path, reference }: IgnoreEntry): string {
  return [rule, path, ...(reference === undefined ? [] : [reference])].join(', ');
}
