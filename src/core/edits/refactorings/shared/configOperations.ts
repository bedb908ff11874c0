import type { IgnoreEntry } from '../../../model/ignoreEntry';
import type { FilePath } from '../../../model/filePath';
import { sameName } from '../../../model/names';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import { configFileOf } from '../../../config/configFileOf';
import type { EditOperation, IgnoreFinding } from '../../operations/editOperation';

/** Findings that are ignored about one reference are ignored about what takes its place. */
export function renameIgnoredReference(logicalName: string, to: string, index: WorkspaceIndex): EditOperation[] {
  return configFiles(index).map((file) => ({ kind: 'renameIgnoredReference', file, logicalName, to }));
}

/** Findings that are ignored about a name that stood for two references are ignored about the one with a new name too. */
export function copyIgnoredFindings(logicalName: string, to: string, index: WorkspaceIndex): IgnoreFinding[] {
  return configFiles(index).flatMap((file) => {
    const about = (name: string): IgnoreEntry[] =>
      index.ignored(file).filter(({ reference }) => reference !== undefined && sameName(reference, name));
    const known = about(to);
    return about(logicalName)
      .filter(({ rule, path }) => !known.some((each) => each.rule === rule && each.path === path))
      .filter(({ rule }) => rule !== 'duplicate-reference')
      .map((entry) => ({ kind: 'ignoreFinding', file, entry: { ...entry, reference: to } }));
  });
}

/** What names a reference that goes for good is about nothing any more. */
export function removeConfigEntries(logicalName: string, index: WorkspaceIndex): EditOperation[] {
  return configFiles(index).map((file) => ({ kind: 'removeConfigEntries', file, logicalName }));
}

function configFiles(index: WorkspaceIndex): FilePath[] {
  return [...new Set(index.solutions().map(({ root }) => configFileOf(root)))];
}
