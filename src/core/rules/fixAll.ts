import { archiveOf, isArchiveName } from '../model/archivePath';
import { nameKey } from '../model/names';
import { ruleById } from './allRules';
import type { Finding } from '../model/finding';
import type { WorkspaceIndex } from '../model/workspaceIndex';
import type { EditOperation } from '../edits/operations/editOperation';
import type { Fix } from '../edits/fixes/fix';
import type { FixMakers } from '../edits/fixes/fixMakers';

/**
 * All fixes of a finding: a preferred fix, if there is one, is first, and the fix that ignores the finding is last.
 * Empty if the finding is in a zip, because Connref does not edit zips.
 */
export function fixesOf(finding: Finding, index: WorkspaceIndex, makers: FixMakers): Fix[] {
  if (archiveOf(finding.file) !== undefined || isArchiveName(finding.file)) {
    return [];
  }
  return [...(ruleById(finding.ruleId)?.fixes?.(finding, index, makers) ?? []), makers.ignoreFix(finding)];
}

/** The preferred fixes of several findings, combined into one edit. */
export interface FixAll {
  readonly operations: readonly EditOperation[];
  /**
   * The findings that `operations` fix. All other findings given to `fixAll` have no preferred fix, so a person must
   * choose a fix.
   */
  readonly fixed: readonly Finding[];
}

/** Combines the preferred fixes of all findings into one edit. An operation that several fixes need is contained once. */
export function fixAll(findings: readonly Finding[], index: WorkspaceIndex, makers: FixMakers): FixAll {
  const operations = new Map<string, EditOperation>();
  const fixed: Finding[] = [];
  for (const finding of findings) {
    const fix = fixesOf(finding, index, makers).find(({ preferred }) => preferred);
    if (fix) {
      fixed.push(finding);
      fix.operations.forEach((operation) => operations.set(targetKey(operation), operation));
    }
  }
  return { operations: [...operations.values()], fixed };
}

/**
 * A key that identifies what an operation changes. Two operations with the same key would change the same thing twice,
 * so `fixAll` uses only the last of them.
 */
function targetKey(operation: EditOperation): string {
  switch (operation.kind) {
    case 'bindEntry':
      return JSON.stringify([operation.kind, operation.file, operation.key]);
    case 'addEntry':
      return JSON.stringify([operation.kind, operation.file, operation.key]);
    case 'defineReference':
      return JSON.stringify(['reference', operation.file, nameKey(operation.reference.logicalName)]);
    case 'copyReference':
      return JSON.stringify(['reference', operation.file, nameKey(operation.logicalName)]);
    case 'addConnectionsParameter':
    case 'addExternal':
    case 'assignSettings':
    case 'createSettings':
    case 'removeConfigEntries':
    case 'ignoreFinding':
    case 'removeEntry':
    case 'removeDependency':
    case 'removeReference':
    case 'removeSetting':
    case 'renameReference':
    case 'renameSetting':
    case 'replaceReferenceName':
    case 'restoreAuthentication':
    case 'renameIgnoredReference':
    case 'setConnection':
    case 'setConnector':
    case 'setImportMode':
    case 'setOperationKey':
    case 'setRuntimeSource':
    case 'setVariable':
      return JSON.stringify(operation);
  }
}
