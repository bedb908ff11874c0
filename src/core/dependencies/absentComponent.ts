import type { SolutionIdentity } from '../model/solutionIdentity';
import { nameKey } from '../model/names';
import type { MissingDependency } from '../model/solution';
import type { Severity } from '../model/finding';

import type { FactIndex, Gap } from '../model/workspaceIndex';

/** Where the source says that a component lives which the solution uses and does not hold. */
export interface AbsentComponent {
  /** `active`: unmanaged in the exporting environment. `listed`: in a solution that is named. `unlisted`: not a word of it. */
  readonly dependency: 'active' | 'listed' | 'unlisted';
  readonly owner: string | undefined;
  readonly severity: Severity;
  /** Why it may be there all the same, where nothing says that it is. */
  readonly gap: Gap | undefined;
}

/** Looks a component up in the solution's MissingDependencies (formats.md §2; field.md §5 for what an import does with it). */
export function absentComponent(
  solution: SolutionIdentity,
  kind: MissingDependency['kind'],
  names: readonly string[],
  heldBySibling: boolean,
  index: FactIndex,
): AbsentComponent {
  const keys = names.map(nameKey);
  const listed = solution.manifest?.missingDependencies.find(
    (dependency) => dependency.kind === kind && dependency.names.some((name) => keys.includes(nameKey(name))),
  );
  const dependency =
    listed === undefined ? 'unlisted' : listed.solution === '' || listed.solution === 'Active' ? 'active' : 'listed';
  const known = heldBySibling || dependency === 'listed';
  const gap = known ? undefined : index.gap();
  return {
    dependency,
    owner: dependency === 'listed' ? listed?.solution : undefined,
    severity: known ? 'information' : gap ? 'warning' : 'error',
    gap,
  };
}
