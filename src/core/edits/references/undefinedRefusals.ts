import type { FilePath } from '../../model/filePath';
import { solutionAt } from '../../model/solutionAt';
import { solutionName } from '../../model/solutionIdentity';
import type { WorkspaceIndex } from '../../model/workspaceIndex';
import { listed } from '../../text/listed';
import type { Refusal } from './refactoring';
import { unreadableDefinitions } from './unreadableFiles';

/**
 * Why there is nothing to change: nobody defines a name, or a solution does not.
 * @param root The solution whose definition is asked for; undefined for any.
 */
export function undefinedRefusals(logicalName: string, root: FilePath | undefined, index: WorkspaceIndex): Refusal[] {
  const asked = root === undefined ? undefined : solutionAt(root, index);
  const holding = [...new Set(index.definitionsOf(logicalName).map(({ solution }) => solutionName(solution)))];
  const unreadable = unreadableDefinitions(index);
  if (asked && holding.length > 0) {
    const file = asked.customizationsFile ?? asked.manifestFile;
    const own = unreadable.filter((refusal) => refusal.file === file);
    const does = holding.length === 1 ? 'does' : 'do';
    return own.length > 0
      ? own
      : [{ file, message: `${solutionName(asked)} does not define ${logicalName}: ${listed(holding)} ${does}.` }];
  }
  return [{ file: '', message: `No solution that is read defines ${logicalName}.` }, ...unreadable];
}
