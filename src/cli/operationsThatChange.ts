import { configFileName } from '../core/config/workspaceConfig';
import type { EditOperation } from '../core/edits/operations/editOperation';
import type { Engine } from '../core/engine/engine';
import { baseName } from '../core/model/filePath';
import type { NodeFileTree } from '../platform/nodeFileTree';
import { planFiles } from './writeOperations';

/** Leaves out operations on a `.connref.json` that find nothing to change there: it may not name what they are about. */
export async function operationsThatChange(
  operations: readonly EditOperation[],
  engine: Engine,
  tree: NodeFileTree,
): Promise<EditOperation[]> {
  const results = new Map<string, string>();
  const done: EditOperation[] = [];
  const changing: EditOperation[] = [];
  for (const operation of operations) {
    const { file } = operation;
    if (baseName(file) === configFileName) {
      done.push(operation);
      const planned = await planFiles(
        done.filter((each) => each.file === file),
        engine,
        tree,
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
