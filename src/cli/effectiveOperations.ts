import { configFileName } from '../core/config/workspaceConfig';
import type { EditOperation } from '../core/edits/operations/editOperation';
import { baseName } from '../core/model/filePath';
import { computeFiles, type EditedWorkspace } from './writeOperations';

/**
 * Filters out the operations on a `.connref.json` that would change nothing, for example because the file does not
 * mention the reference. If they were kept, the output would list changes that are not made.
 */
export async function effectiveOperations(
  operations: readonly EditOperation[],
  workspace: EditedWorkspace,
): Promise<EditOperation[]> {
  const results = new Map<string, string>();
  const done: EditOperation[] = [];
  const changing: EditOperation[] = [];
  for (const operation of operations) {
    const { file } = operation;
    if (baseName(file) === configFileName) {
      done.push(operation);
      const planned = await computeFiles(
        done.filter((each) => each.file === file),
        workspace,
      );
      const result = planned.map(({ bytes }) => Buffer.from(bytes).toString('latin1')).join('');
      if (result === (results.get(file) ?? '')) {
        continue;
      }
      results.set(file, result);
    }
    changing.push(operation);
  }
  return changing;
}
