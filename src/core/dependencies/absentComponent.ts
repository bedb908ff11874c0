import type { SolutionIdentity } from '../model/solutionIdentity';
import { nameKey } from '../model/names';
import type { MissingDependency } from '../model/solution';
import type { Severity } from '../model/finding';
import type { FactIndex, UnreadReason } from '../model/workspaceIndex';

/** Facts from the source files about a component that a solution uses but does not contain. */
export interface AbsentComponent {
  /**
   * `active`: the component was unmanaged in the environment that the solution was exported from. `listed`:
   * `MissingDependencies` gives the solution that contains the component. `unlisted`: `MissingDependencies` does not
   * list the component.
   */
  readonly dependency: 'active' | 'listed' | 'unlisted';
  /** For `listed`, the solution that contains the component, as in `MissingDependencies`. Otherwise undefined. */
  readonly owner: string | undefined;
  readonly severity: Severity;
  /**
   * Why a part of the workspace was not read that may contain the component. Undefined if every part was read, or if a
   * solution with the component is known.
   */
  readonly unreadReason: UnreadReason | undefined;
}

/**
 * Looks up a component in the `MissingDependencies` of the solution that uses the component
 * (docs/formats.md#missing-dependencies). The severity in the result follows from what an import does if the component
 * is missing (docs/imports.md#missing-dependencies).
 * @param names All names and ids of the component, because `MissingDependencies` may contain any of them.
 * @param isInOtherSolution Whether another solution of the workspace contains the component.
 */
export function absentComponent(
  solution: SolutionIdentity,
  kind: MissingDependency['kind'],
  names: readonly string[],
  isInOtherSolution: boolean,
  index: FactIndex,
): AbsentComponent {
  const keys = names.map(nameKey);
  const listed = solution.manifest?.missingDependencies.find(
    (dependency) => dependency.kind === kind && dependency.names.some((name) => keys.includes(nameKey(name))),
  );
  const dependency =
    listed === undefined ? 'unlisted' : listed.solution === '' || listed.solution === 'Active' ? 'active' : 'listed';
  const known = isInOtherSolution || dependency === 'listed';
  const unreadReason = known ? undefined : index.unreadDefinitions();
  return {
    dependency,
    owner: dependency === 'listed' ? listed?.solution : undefined,
    severity: known ? 'information' : unreadReason ? 'warning' : 'error',
    unreadReason,
  };
}
