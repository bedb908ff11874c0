import { ambiguityOf } from '../../core/edits/refactorings/shared/referenceScope';
import type { FilePath } from '../../core/model/filePath';
import { sameName } from '../../core/model/names';
import type { Solution } from '../../core/model/solution';
import { areTwins, isSource, shownRoot, solutionName } from '../../core/model/solutionIdentity';
import type { WorkspaceIndex } from '../../core/model/workspaceIndex';
import { severalConnectorsText } from '../../core/words/refusalWords';
import { CommandError } from '../commandError';
import { noSolutionText } from '../noSolution';

/**
 * The solution with a unique name, compared without case, or in a folder. When the folders contain both the source and an export
 * of the solution, the source is returned.
 * @throws CommandError when no solution or several different solutions have the name.
 */
export function findSolution(name: string, index: WorkspaceIndex): Solution {
  const folder = name.replace(/^\.\//, '').replace(/\/+$/, '');
  const named = index.solutions().filter((each) => sameName(solutionName(each), name) || shownRoot(each) === folder);
  const sources = named.filter(isSource);
  const [found, another] = sources.length > 0 ? sources : named;
  if (!found) {
    const known = [...new Set(index.solutions().map(solutionName))].join(', ');
    throw new CommandError(
      `Unknown solution “${name}”. ${known === '' ? noSolutionText : `Known solutions: ${known}.`}`,
    );
  }
  if (another && !areTwins(found, another)) {
    throw new CommandError(
      `Several solutions are called “${name}”. Use the folder of one of them: ${named.map(shownRoot).join(', ')}.`,
    );
  }
  return found;
}

/**
 * The value of `--solution`, as the refactorings expect it. The user must give the option only when solutions use one logical name
 * for references of several connectors.
 * @param name The name on the command line.
 * @throws CommandError when the option is needed and missing, and when {@link findSolution} throws one.
 */
export function chooseSolution(
  name: string | undefined,
  logicalName: string,
  index: WorkspaceIndex,
): { solution?: FilePath } {
  if (name !== undefined) {
    return { solution: findSolution(name, index).root };
  }
  const ambiguity = ambiguityOf(logicalName, index);
  if (ambiguity !== undefined) {
    throw new CommandError(`${severalConnectorsText(ambiguity)} Choose one with --solution.`);
  }
  return {};
}

/** The only solution that defines a reference; undefined when there is none. @throws CommandError when several solutions do. */
export function findDefiningSolution(logicalName: string, index: WorkspaceIndex): Solution | undefined {
  const defining = index
    .solutions()
    .filter(({ connectionReferences }) => connectionReferences.some((each) => sameName(each.logicalName, logicalName)));
  const names = [...new Set(defining.map(solutionName))];
  const [name] = names;
  if (names.length > 1) {
    throw new CommandError(`Several solutions define ${logicalName}: ${names.join(', ')}. Choose one with --from.`);
  }
  return defining.find(isSource) ?? (name === undefined ? undefined : findSolution(name, index));
}
