import type { SolutionIdentity } from '../model/solutionIdentity';
import { nameKey } from '../model/names';
import type { MissingDependency } from '../model/solution';
import type { Severity } from '../model/finding';

import type { FactIndex } from '../model/workspaceIndex';

/** Where the source says that a component lives which the solution uses and does not hold. */
export interface AbsentComponent {
  /** `active`: unmanaged in the exporting environment. `listed`: in a solution that is named. `unlisted`: not a word of it. */
  readonly dependency: 'active' | 'listed' | 'unlisted';
  readonly owner: string | undefined;
  readonly severity: Severity;
  /** Whether some file cannot be read that might hold it. */
  readonly unsure: boolean;
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
  const unsure = !known && !index.isComplete();
  return {
    dependency,
    owner: dependency === 'listed' ? listed?.solution : undefined,
    severity: known ? 'information' : unsure ? 'warning' : 'error',
    unsure,
  };
}

/** The next step where a solution is named that holds the component. */
export function importOwnerFirst({ owner }: AbsentComponent): string {
  return `Import ${owner ?? ''} first, which holds it in the environment that this was exported from.`;
}

/** Added to a message whose verdict rests on files of which one cannot be read. */
export function unsureNote({ unsure }: AbsentComponent): string {
  return unsure ? ' A solution of the workspace that cannot be read may hold it: repair that first.' : '';
}
