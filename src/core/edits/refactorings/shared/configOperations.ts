import type { IgnoreEntry } from '../../../model/ignoreEntry';
import type { FilePath } from '../../../model/filePath';
import { sameName } from '../../../model/names';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import { configFileOf } from '../../../config/configFileOf';
import type { EditOperation, IgnoreFinding } from '../../operations/editOperation';

/**
 * The operations that change the reference of entries of `ignore` in `.connref.json` when another connection reference
 * replaces it. Without them, ignored findings would be reported again.
 */
export function renameIgnoredReference(logicalName: string, to: string, index: WorkspaceIndex): EditOperation[] {
  return configFiles(index).map((file) => ({ kind: 'renameIgnoredReference', file, logicalName, to }));
}

/**
 * The operations that copy entries of `ignore` in `.connref.json` from the old name to the new name when one of two
 * definitions of a name is renamed. Without them, ignored findings would be reported again. Entries about duplicate
 * definitions are not copied, because the new name has only one definition.
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

/**
 * The operations that remove the entries of `.connref.json` about a deleted connection reference, because they would no
 * longer match anything.
 */
export function removeConfigEntries(logicalName: string, index: WorkspaceIndex): EditOperation[] {
  return configFiles(index).map((file) => ({ kind: 'removeConfigEntries', file, logicalName }));
}

function configFiles(index: WorkspaceIndex): FilePath[] {
  return [...new Set(index.solutions().map(({ root }) => configFileOf(root)))];
}
