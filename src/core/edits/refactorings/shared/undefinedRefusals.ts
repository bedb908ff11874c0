import type { FilePath } from '../../../model/filePath';
import { nameKey } from '../../../model/names';
import { solutionName } from '../../../model/solutionIdentity';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import type { Refusal } from './refactoring';
import { unreadableDefinitions } from './unreadableFiles';
import { compareTexts } from '../../../text/order';

/**
 * Refuses a logical name that is not defined. Files that cannot be read are reported, because they may define the name.
 * @param root Root of the solution that should define the name; undefined for any solution.
 */
export function undefinedRefusals(logicalName: string, root: FilePath | undefined, index: WorkspaceIndex): Refusal[] {
  const askedSolution = root === undefined ? undefined : index.solution(root);
  const definingSolutions = [
    ...new Set(index.definitionsOf(logicalName).map(({ solution }) => solutionName(solution))),
  ];
  const unreadable = unreadableDefinitions(index);
  if (askedSolution && definingSolutions.length > 0) {
    const file = askedSolution.customizationsFile ?? askedSolution.manifestFile;
    const unreadableInSolution = unreadable.filter((refusal) => refusal.file === file);
    const solution = solutionName(askedSolution);
    return unreadableInSolution.length > 0
      ? unreadableInSolution
      : [
          {
            file,
            reason: { kind: 'notDefinedInSolution', solution, reference: logicalName, definingSolutions },
          },
        ];
  }
  const known = knownNames(logicalName, index);
  return [{ file: '', reason: { kind: 'notDefined', reference: logicalName, known } }, ...unreadable];
}

/**
 * The logical names that solutions of the workspace define, each name once. Names with the longest common start with
 * the given name come first, because the given name is probably one of them, misspelled.
 */
function knownNames(logicalName: string, index: WorkspaceIndex): string[] {
  const defined = index.solutions().flatMap(({ connectionReferences }) => connectionReferences);
  return [...new Map(defined.map((each) => [nameKey(each.logicalName), each.logicalName])).values()]
    .map((name) => ({ name, alike: commonStart(nameKey(name), nameKey(logicalName)) }))
    .sort((a, b) => b.alike - a.alike || compareTexts(a.name, b.name))
    .map(({ name }) => name);
}

/** The length of the common start of two texts, in UTF-16 code units. */
function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) {
    length++;
  }
  return length;
}
