import { ambiguityOf } from '../../core/edits/refactorings/shared/referenceScope';
import type { FilePath } from '../../core/model/filePath';
import { sameName } from '../../core/model/names';
import type { Solution } from '../../core/model/solution';
import { areTwins, isSource, shownRoot, solutionName } from '../../core/model/solutionIdentity';
import type { WorkspaceIndex } from '../../core/model/workspaceIndex';
import { severalConnectorsText } from '../../core/words/refusalWords';
import { CommandError } from '../commandError';

/**
 * The solution of a unique name, in any case, or of a folder; of twins the source.
 * @throws CommandError when there is none, or several that are no twins.
 */
export function solutionNamed(name: string, index: WorkspaceIndex): Solution {
  const folder = name.replace(/^\.\//, '').replace(/\/+$/, '');
  const named = index.solutions().filter((each) => sameName(solutionName(each), name) || shownRoot(each) === folder);
  const sources = named.filter(isSource);
  const [found, another] = sources.length > 0 ? sources : named;
  if (!found) {
    const known = [...new Set(index.solutions().map(solutionName))].join(', ');
    throw new CommandError(
      `There is no solution “${name}”. ${known === '' ? 'There is none here.' : `There are: ${known}.`}`,
    );
  }
  if (another && !areTwins(found, another)) {
    throw new CommandError(
      `Several solutions are called “${name}”. Name its folder: ${named.map(shownRoot).join(', ')}.`,
    );
  }
  return found;
}

/**
 * The solution whose reference is meant.
 * @param name As given on the command line; needed only where the logical name stands for several connectors.
 * @throws CommandError when it is needed and not given, and where {@link solutionNamed} does.
 */
export function solutionMeant(
  name: string | undefined,
  logicalName: string,
  index: WorkspaceIndex,
): { solution?: FilePath } {
  if (name !== undefined) {
    return { solution: solutionNamed(name, index).root };
  }
  const ambiguity = ambiguityOf(logicalName, index);
  if (ambiguity !== undefined) {
    throw new CommandError(`${severalConnectorsText(ambiguity)} Name one with --solution.`);
  }
  return {};
}

/** The solution that holds a reference, if one does, where a command has to know it. @throws CommandError where several do. */
export function solutionHolding(logicalName: string, index: WorkspaceIndex): Solution | undefined {
  const holding = index
    .solutions()
    .filter(({ connectionReferences }) => connectionReferences.some((each) => sameName(each.logicalName, logicalName)));
  const names = [...new Set(holding.map(solutionName))];
  const [name] = names;
  if (names.length > 1) {
    throw new CommandError(`Several solutions define ${logicalName}: ${names.join(', ')}. Name one with --from.`);
  }
  return holding.find(isSource) ?? (name === undefined ? undefined : solutionNamed(name, index));
}
