import type { SolutionIdentity } from '../model/solutionIdentity';
import { nameKey } from '../model/names';
import type { MissingDependency } from '../model/solution';
import type { Severity } from '../model/finding';

import type { FactIndex, UnreadReason } from '../model/workspaceIndex';

/** Where the source says that a component lives which the solution uses and does not hold. */
export interface AbsentComponent {
  /** `active`: unmanaged in the exporting environment. `listed`: in a solution that is named. `unlisted`: not a word of it. */
  readonly dependency: 'active' | 'listed' | 'unlisted';
  readonly owner: string | undefined;
  readonly severity: Severity;
  /** Why it may be there all the same, where nothing says that it is. */
  readonly unreadReason: UnreadReason | undefined;
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
  const unreadReason = known ? undefined : index.unreadDefinitions();
  return {
    dependency,
    owner: dependency === 'listed' ? listed?.solution : undefined,
    severity: known ? 'information' : unreadReason ? 'warning' : 'error',
    unreadReason,
  };
}

/** The next step where a solution is named that holds the component. */
export function importOwnerFirst({ owner }: AbsentComponent): string {
  return `Import ${owner ?? ''} first, which holds it in the environment that this was exported from.`;
}

/** Added to a message whose verdict rests on files of which one is not read. */
export function unreadNote({ unreadReason }: AbsentComponent): string {
  switch (unreadReason) {
    case 'unreadable':
      return ' A solution of the workspace that cannot be read may hold it: repair that first.';
    case 'notRead':
      return ' A solution of the workspace in the YAML layout of Dataverse Git integration may hold it: look there, since Connref does not read that layout.';
    case undefined:
      return '';
  }
}
