import type { FilePath } from '../../model/filePath';
import type { WorkspaceIndex } from '../../model/workspaceIndex';
import { configFileOf } from '../configFixes';
import type { EditOperation } from '../editOperation';

/** Findings that are ignored about one reference are ignored about what takes its place. */
export function retargetIgnored(logicalName: string, to: string, index: WorkspaceIndex): EditOperation[] {
  return configFiles(index).map((file) => ({ kind: 'retargetIgnored', file, logicalName, to }));
}

/** What names a reference that goes for good is about nothing any more. */
export function forgetReference(logicalName: string, index: WorkspaceIndex): EditOperation[] {
  return configFiles(index).map((file) => ({ kind: 'forgetReference', file, logicalName }));
}

function configFiles(index: WorkspaceIndex): FilePath[] {
  return [...new Set(index.solutions().map(({ root }) => configFileOf(root)))];
}
