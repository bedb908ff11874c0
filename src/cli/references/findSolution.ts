import { trimmedEnd } from '../../core/text/trimmed';
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
 * The solution with this unique name, compared without case, or with this folder. When the workspace contains both the
 * source files and an exported copy of the solution, the source files are returned.
 * @throws CommandError when no solution matches, or several different solutions match.
 */
export function findSolution(name: string, index: WorkspaceIndex): Solution {
  const folder = trimmedEnd(name.replace(/^\.\//, ''), /\//);
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
      `Several solutions are called “${name}”. Use the folder of one of them: ${named.map(withVersion).join(', ')}.`,
    );
  }
  return found;
}

function withVersion(solution: Solution): string {
  return solution.manifest ? `${shownRoot(solution)} (${solution.manifest.version})` : shownRoot(solution);
}

/**
 * The solution given with `--solution`, in the form that the refactorings expect. The option is required only when the
 * solutions use one logical name for connection references of several connectors; without it, the wrong reference could
 * be changed.
 * @param name The value of the option; undefined when the option is not given.
 * @throws CommandError when the option is required and missing, and when no solution has the name.
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
    throw new CommandError(`${severalConnectorsText(ambiguity)} Choose the solution with --solution.`);
  }
  return {};
}

/**
 * The only solution that defines a connection reference; undefined when no solution does. Solutions with the same
 * unique name count as one.
 * @throws CommandError when several solutions define the reference.
 */
export function findDefiningSolution(logicalName: string, index: WorkspaceIndex): Solution | undefined {
  const defining = index
    .solutions()
    .filter(({ connectionReferences }) => connectionReferences.some((each) => sameName(each.logicalName, logicalName)));
  const names = [...new Set(defining.map(solutionName))];
  const [name] = names;
  if (names.length > 1) {
    throw new CommandError(
      `Several solutions define ${logicalName}: ${names.join(', ')}. Choose the solution with --from.`,
    );
  }
  return defining.find(isSource) ?? (name === undefined ? undefined : findSolution(name, index));
}
