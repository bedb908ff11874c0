import type { FilePath } from '../../../model/filePath';
import { nameKey } from '../../../model/names';
import { solutionName } from '../../../model/solutionIdentity';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import type { Refusal } from './refactoring';
import { unreadableDefinitions } from './unreadableFiles';
import { compareTexts } from '../../../text/order';

/**
 * Why there is nothing to change: nobody defines a name, or a solution does not.
 * @param root The solution whose definition is asked for; undefined for any.
 */
export function undefinedRefusals(logicalName: string, root: FilePath | undefined, index: WorkspaceIndex): Refusal[] {
  const asked = root === undefined ? undefined : index.solution(root);
  const holding = [...new Set(index.definitionsOf(logicalName).map(({ solution }) => solutionName(solution)))];
  const unreadable = unreadableDefinitions(index);
  if (asked && holding.length > 0) {
    const file = asked.customizationsFile ?? asked.manifestFile;
    const own = unreadable.filter((refusal) => refusal.file === file);
    const solution = solutionName(asked);
    return own.length > 0
      ? own
      : [
          {
            file,
            reason: { kind: 'notDefinedInSolution', solution, reference: logicalName, definingSolutions: holding },
          },
        ];
  }
  const known = knownNames(logicalName, index);
  return [{ file: '', reason: { kind: 'notDefined', reference: logicalName, known } }, ...unreadable];
}

/** Those that are defined, the ones that begin most like the name first: most slips are in its end. */
function knownNames(logicalName: string, index: WorkspaceIndex): string[] {
  const defined = index.solutions().flatMap(({ connectionReferences }) => connectionReferences);
  return [...new Map(defined.map((each) => [nameKey(each.logicalName), each.logicalName])).values()]
    .map((name) => ({ name, alike: commonStart(nameKey(name), nameKey(logicalName)) }))
    .sort((a, b) => b.alike - a.alike || compareTexts(a.name, b.name))
    .map(({ name }) => name);
}

/** How many code units two texts have in common at their beginning. */
function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) {
    length++;
  }
  return length;
}
