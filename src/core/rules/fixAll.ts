import { archiveOf, isArchiveName } from '../model/archivePath';
import { nameKey } from '../model/names';
import { ruleById } from './allRules';
import type { Finding } from '../model/finding';
import type { WorkspaceIndex } from '../model/workspaceIndex';
import type { EditOperation } from '../edits/operations/editOperation';
import type { Fix } from '../edits/fixes/fix';
import type { FixMakers } from '../edits/fixes/fixMakers';

/** All ways to deal with a finding, the preferred one first. None in a zip, which nobody edits. */
export function fixesOf(finding: Finding, index: WorkspaceIndex, makers: FixMakers): Fix[] {
  if (archiveOf(finding.file) !== undefined || isArchiveName(finding.file)) {
    return [];
  }
  return [...(ruleById(finding.ruleId)?.fixes?.(finding, index, makers) ?? []), makers.ignoreFix(finding)];
}

export interface FixAll {
  readonly operations: readonly EditOperation[];
  /** The findings that these operations repair; the others have no preferred fix. */
  readonly fixed: readonly Finding[];
}

/** The preferred fix of each finding that has one, as one edit: what several of them need is done once. */
export function fixAll(findings: readonly Finding[], index: WorkspaceIndex, makers: FixMakers): FixAll {
  const operations = new Map<string, EditOperation>();
  const fixed: Finding[] = [];
  for (const finding of findings) {
    const fix = fixesOf(finding, index, makers).find(({ preferred }) => preferred);
    if (fix) {
      fixed.push(finding);
      fix.operations.forEach((operation) => operations.set(targetOf(operation), operation));
    }
  }
  return { operations: [...operations.values()], fixed };
}

/** What an operation changes: two operations with one target are one. */
function targetOf(operation: EditOperation): string {
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
