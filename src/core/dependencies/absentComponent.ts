import type { SolutionIdentity } from '../model/solutionIdentity';
import { nameKey } from '../model/names';
import type { MissingDependency } from '../model/solution';
import type { Severity } from '../model/finding';
import type { FactIndex, UnreadReason } from '../model/workspaceIndex';

/** What the source says about a component that a solution uses but does not contain. */
export interface AbsentComponent {
  /**
   * `active`: it was unmanaged in the environment of the export. `listed`: `MissingDependencies` gives the solution that
   * contains it. `unlisted`: `MissingDependencies` does not list it.
   */
  readonly dependency: 'active' | 'listed' | 'unlisted';
  /** The solution that contains the component, for `listed`. */
  readonly owner: string | undefined;
  readonly severity: Severity;
  /** Why the workspace may contain the component nevertheless: a part of it was not read. */
  readonly unreadReason: UnreadReason | undefined;
}

/**
 * Looks up a component in the `MissingDependencies` of a solution (docs/formats.md#missing-dependencies). The severity follows
 * from what an import does then (docs/imports.md#missing-dependencies).
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
