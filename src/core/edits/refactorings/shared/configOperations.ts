import type { IgnoreEntry } from '../../../model/ignoreEntry';
import type { FilePath } from '../../../model/filePath';
import { sameName } from '../../../model/names';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import { configFileOf } from '../../../config/configFileOf';
import type { EditOperation, IgnoreFinding } from '../../operations/editOperation';

/** Keeps findings ignored when a reference is replaced: entries of `ignore` about it are changed to the new name. */
export function renameIgnoredReference(logicalName: string, to: string, index: WorkspaceIndex): EditOperation[] {
  return configFiles(index).map((file) => ({ kind: 'renameIgnoredReference', file, logicalName, to }));
}

/**
 * Keeps findings ignored when one of two definitions of a name gets a new name: entries of `ignore` about the old name
 * are copied for the new name. Entries about duplicate definitions are left out, because the new name has only one.
 */
export function copyIgnoredFindings(logicalName: string, to: string, index: WorkspaceIndex): IgnoreFinding[] {
  return configFiles(index).flatMap((file) => {
    const about = (name: string): IgnoreEntry[] =>
      index.ignored(file).filter(({ reference }) => reference !== undefined && sameName(reference, name));
    const existing = about(to);
    return about(logicalName)
      .filter(({ rule, path }) => !existing.some((each) => each.rule === rule && each.path === path))
      .filter(({ rule }) => rule !== 'duplicate-reference')
      .map((entry) => ({ kind: 'ignoreFinding', file, entry: { ...entry, reference: to } }));
  });
}

/** Removes the entries of `.connref.json` about a deleted reference, which would no longer match anything. */
export function removeConfigEntries(logicalName: string, index: WorkspaceIndex): EditOperation[] {
  return configFiles(index).map((file) => ({ kind: 'removeConfigEntries', file, logicalName }));
}

function configFiles(index: WorkspaceIndex): FilePath[] {
  return [...new Set(index.solutions().map(({ root }) => configFileOf(root)))];
}
