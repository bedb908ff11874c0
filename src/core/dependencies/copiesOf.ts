import type { Solution } from '../model/solution';
import { areTwins } from '../model/solutionIdentity';
import type { FactIndex } from '../model/workspaceIndex';

/** A solution together with its twins: the other exports of the same solution in the workspace. */
export function copiesOf(solution: Solution, index: Pick<FactIndex, 'solutions'>): Solution[] {
  return index.solutions().filter((other) => other.root === solution.root || areTwins(other, solution));
}
