import type { IgnoreEntry } from '../../../model/ignoreEntry';
import type { FilePath } from '../../../model/filePath';
import { sameName } from '../../../model/names';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import { configFileOf } from '../../../config/configFileOf';
import type { IgnoreFinding } from '../../operations/configOperation';
import type { EditOperation } from '../../operations/editOperation';

/**
 * The operations that change the connection reference in entries of `ignore` in `.connref.json` after a rename or
 * merge, so that the ignored findings stay ignored.
 */
export function renameIgnoredReference(logicalName: string, to: string, index: WorkspaceIndex): EditOperation[] {
  return configFiles(index).map((file) => ({ kind: 'renameIgnoredReference', file, logicalName, to }));
}

/**
 * The operations that copy entries of `ignore` in `.connref.json` from the old name to the new name when one of several
 * definitions of a name is renamed. Without these operations, ignored findings would be reported again. Entries that
 * the new name already has are not copied, and neither are entries about duplicate definitions, because the new name
 * has only one definition.
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
 * The operations that remove the entries about a connection reference from `ignore` and `externals` in `.connref.json`
 * after the reference is deleted or merged into another one.
 */
export function removeConfigEntries(logicalName: string, index: WorkspaceIndex): EditOperation[] {
  return configFiles(index).map((file) => ({ kind: 'removeConfigEntries', file, logicalName }));
}

function configFiles(index: WorkspaceIndex): FilePath[] {
  return [...new Set(index.solutions().map(({ root }) => configFileOf(root)))];
}
